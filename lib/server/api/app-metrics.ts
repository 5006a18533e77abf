import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Live } from "@/lib/server/team/live";
import { eventLoopDelay } from "./event-loop-delay";
import type { Metric } from "./exposition";

/** What an operator watches of this app; names and base units as Prometheus' naming practices want them. */
export function readAppMetrics(parts: {
  sandboxes: Pick<Sandboxes, "counts">;
  live: Pick<Live, "size">;
}): Metric[] {
  const { user, system } = process.cpuUsage();
  return [
    {
      name: "scrapelab_sandboxes",
      help: "Sandboxes by state; those that are warming or warm stand ready for the next learner.",
      type: "gauge",
      samples: Object.entries(parts.sandboxes.counts()).map(([state, value]) => ({
        labels: { state },
        value,
      })),
    },
    gauge("scrapelab_live_listeners", "Open event streams of learners.", parts.live.size()),
    gauge(
      "process_resident_memory_bytes",
      "Resident memory of the app's own process.",
      process.memoryUsage.rss(),
    ),
    {
      name: "process_cpu_seconds_total",
      help: "User and system CPU time of the app's own process.",
      type: "counter",
      samples: [{ value: (user + system) / 1e6 }],
    },
    gauge(
      "process_start_time_seconds",
      "Start of the app's own process since the epoch.",
      performance.timeOrigin / 1000,
    ),
    eventLoopDelay(),
  ];
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, help, type: "gauge", samples: [{ value }] };
}
