import type { QueryResult } from "@/lib/domain/prometheus/query-result";
import type { Target } from "@/lib/domain/prometheus/target";
import type { Result } from "@/lib/domain/result";
import type { UpstreamError } from "@/lib/server/upstream/upstream";

/** What this app reads of a Prometheus (https://prometheus.io/docs/prometheus/latest/querying/api/). */
export interface PrometheusClient {
  /**
   * The active target of a gateway, by its address and the usual name of its scrape job; null while none has
   * been discovered.
   */
  target(
    base: string,
    wanted: { scrapeJob: string; gateway: string },
  ): Promise<Result<Target | null, UpstreamError>>;
  /** An instant query evaluated at `atMs`, milliseconds since the epoch. */
  query(base: string, expression: string, atMs: number): Promise<QueryResult>;
}
