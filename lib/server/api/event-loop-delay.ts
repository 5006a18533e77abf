import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Metric } from "./exposition";

/** The timer that Node measures with fires this often; what it measures includes it. */
const resolutionMs = 20;

/** Runs from the first import on. It measures the process, so a copy in each bundle says the same. */
const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
histogram.enable();

/** How much later than due a timer fires, over the life of the process. */
export function eventLoopDelay(): Metric {
  const quantiles = [0.5, 0.9, 0.99].map((quantile) => ({
    labels: { quantile: String(quantile) },
    value: toSeconds(histogram.percentile(quantile * 100)),
  }));
  const count = histogram.count;
  const sum = count === 0 ? 0 : toSeconds(histogram.mean) * count;
  return {
    name: "scrapelab_event_loop_delay_seconds",
    help: "How much later than due a timer of the app fires.",
    type: "summary",
    samples: [...quantiles, { suffix: "_sum", value: sum }, { suffix: "_count", value: count }],
  };
}

function toSeconds(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e9 - resolutionMs / 1000);
}
