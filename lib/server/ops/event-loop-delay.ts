import { monitorEventLoopDelay } from "node:perf_hooks";
import { Summary } from "prom-client";

/** The timer that Node measures with fires this often; what it measures includes it. */
const resolutionMs = 20;

const percentiles = [0.5, 0.9, 0.99];

/**
 * How much later than due a timer fires, over the life of the process. Node itself keeps the observations;
 * the library's own summary would need a timer beside it.
 */
export class EventLoopDelay extends Summary<"quantile"> {
  private readonly histogram = monitorEventLoopDelay({ resolution: resolutionMs });

  constructor() {
    super({
      name: "scrapelab_event_loop_delay_seconds",
      help: "How much later than due a timer of the app fires.",
      percentiles,
      registers: [],
    });
    this.histogram.enable();
  }

  override async get(): ReturnType<Summary<"quantile">["get"]> {
    const { count, mean } = this.histogram;
    const own = await super.get();
    const { name } = own;
    return {
      ...own,
      values: [
        ...percentiles.map((quantile) => ({
          labels: { quantile },
          value: toSeconds(this.histogram.percentile(quantile * 100)),
        })),
        { metricName: `${name}_sum`, labels: {}, value: count === 0 ? 0 : toSeconds(mean) * count },
        { metricName: `${name}_count`, labels: {}, value: count },
      ],
    };
  }
}

function toSeconds(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e9 - resolutionMs / 1000);
}
