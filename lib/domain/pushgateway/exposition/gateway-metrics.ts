import { type MetricType, metricTypes } from "@/lib/domain/metric";

/**
 * The metrics of a Pushgateway's own that stand beside all pushed ones: from a Pushgateway 1.5.1 on Linux
 * that has answered a push before.
 */
const namesByType: Readonly<Partial<Record<MetricType, string>>> = {
  SUMMARY: `
    go_gc_duration_seconds pushgateway_http_push_duration_seconds pushgateway_http_push_size_bytes`,
  GAUGE: `
    go_goroutines go_info go_memstats_alloc_bytes go_memstats_buck_hash_sys_bytes
    go_memstats_gc_sys_bytes go_memstats_heap_alloc_bytes go_memstats_heap_idle_bytes
    go_memstats_heap_inuse_bytes go_memstats_heap_objects go_memstats_heap_released_bytes
    go_memstats_heap_sys_bytes go_memstats_last_gc_time_seconds go_memstats_mcache_inuse_bytes
    go_memstats_mcache_sys_bytes go_memstats_mspan_inuse_bytes go_memstats_mspan_sys_bytes
    go_memstats_next_gc_bytes go_memstats_other_sys_bytes go_memstats_stack_inuse_bytes
    go_memstats_stack_sys_bytes go_memstats_sys_bytes go_threads process_max_fds process_open_fds
    process_resident_memory_bytes process_start_time_seconds process_virtual_memory_bytes
    process_virtual_memory_max_bytes pushgateway_build_info`,
  COUNTER: `
    go_memstats_alloc_bytes_total go_memstats_frees_total go_memstats_lookups_total
    go_memstats_mallocs_total process_cpu_seconds_total pushgateway_http_requests_total`,
};

/** The type of each of the gateway's own metrics. */
export const gatewayMetrics: ReadonlyMap<string, MetricType> = new Map(
  metricTypes.flatMap((type) =>
    (namesByType[type]?.trim().split(/\s+/) ?? []).map((name) => [name, type] as const),
  ),
);

/**
 * Own metrics that a gateway does not have yet when it starts. A pushed metric of one of these names needs
 * the very same help text; for the others the gateway puts its own in place of the pushed one
 * (`extractPredefinedHelpStrings` in its store).
 */
export const lateGatewayHelp: ReadonlyMap<string, string> = new Map([
  [
    "pushgateway_http_push_duration_seconds",
    "HTTP request duration for pushes to the Pushgateway.",
  ],
  ["pushgateway_http_push_size_bytes", "HTTP request size for pushes to the Pushgateway."],
  [
    "pushgateway_http_requests_total",
    "Total HTTP requests processed by the Pushgateway, excluding scrapes.",
  ],
]);

/** Added to every group by the gateway, in place of pushed metrics of these names. */
export const groupMetrics: ReadonlySet<string> = new Set([
  "push_time_seconds",
  "push_failure_time_seconds",
]);
