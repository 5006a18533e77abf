import type { Labels, MetricType } from "@/lib/domain/metric";

/**
 * One series of a family. `value` is the gateway's own text (Go's `%v`: `4`, `1.795e+09`, `+Inf`, `NaN`);
 * for histograms and summaries it is the sample sum.
 */
export interface Series {
  labels: Labels;
  value: string;
}

export interface Family {
  name: string;
  type: MetricType;
  help: string | null;
  /** When the family was last pushed, in milliseconds since the epoch. */
  pushedAtMs: number;
  series: Series[];
}

/**
 * The metrics under one grouping key. `families` leaves out `push_time_seconds` and
 * `push_failure_time_seconds`, which the gateway adds by itself; their values are the two times here.
 */
export interface Group {
  labels: Labels;
  isLastPushSuccessful: boolean;
  /** Milliseconds since the epoch, or null if no push ever succeeded. */
  lastPushAtMs: number | null;
  lastFailureAtMs: number | null;
  families: Family[];
}
