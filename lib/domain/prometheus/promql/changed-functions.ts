/** A function that not every Prometheus since 2.42 knows. */
export interface ChangedFunction {
  signature: string;
  explanation: string;
  /** The first version that knows it. */
  since?: string;
  /** The first version that no longer does. */
  until?: string;
  /** Refused unless Prometheus was started with a feature flag for it. */
  isExperimental?: true;
}

const behindFlag = (
  since: string,
  functions: Readonly<Record<string, string>>,
): ChangedFunction[] =>
  Object.entries(functions).map(([signature, explanation]) => ({
    signature,
    explanation,
    since,
    isExperimental: true,
  }));

/** Versions by Prometheus' own change log (https://github.com/prometheus/prometheus/blob/main/CHANGELOG.md). */
export const changedFunctions: readonly ChangedFunction[] = [
  {
    signature: "holt_winters(v range-vector, sf scalar, tf scalar)",
    explanation:
      "A gauge smoothed over the range: sf gives weight to old samples, tf to the trend; both between 0 and 1.",
    until: "3.0",
  },
  {
    signature: "histogram_stddev(v instant-vector)",
    explanation: "Estimates the standard deviation of a native histogram's observations.",
    since: "2.46",
  },
  {
    signature: "histogram_stdvar(v instant-vector)",
    explanation: "Estimates the variance of a native histogram's observations.",
    since: "2.46",
  },
  {
    signature: "histogram_avg(v instant-vector)",
    explanation: "The mean of the observations of a native histogram.",
    since: "2.51",
  },
  {
    signature: "first_over_time(v range-vector)",
    explanation: "The oldest sample of the range, for each series.",
    since: "3.14",
  },
  ...behindFlag("2.49", {
    "mad_over_time(v range-vector)":
      "The median distance of the samples of the range from their median.",
    "sort_by_label(v instant-vector, label string, ...)":
      "The series in the order of the values of these labels.",
    "sort_by_label_desc(v instant-vector, label string, ...)":
      "The series in the opposite order of the values of these labels.",
  }),
  ...behindFlag("2.55", {
    "info(v instant-vector, [data-label-selector instant-vector])":
      "Each series with the labels added that an info metric, such as target_info, has for its job and instance.",
  }),
  ...behindFlag("3.0", {
    "double_exponential_smoothing(v range-vector, sf scalar, tf scalar)":
      "A gauge smoothed over the range: sf gives weight to old samples, tf to the trend; both between 0 and 1.",
  }),
  ...behindFlag("3.5", {
    "ts_of_min_over_time(v range-vector)": "The time of the smallest value within the range.",
    "ts_of_max_over_time(v range-vector)": "The time of the largest value within the range.",
    "ts_of_last_over_time(v range-vector)": "The time of the newest sample within the range.",
  }),
  ...behindFlag("3.7", {
    "ts_of_first_over_time(v range-vector)": "The time of the oldest sample within the range.",
  }),
  ...behindFlag("3.11", {
    "histogram_quantiles(v instant-vector, quantile_label string, φ scalar, ...)":
      "Several quantiles of a histogram at once, told apart by a label of this name.",
  }),
  ...behindFlag("3.12", {
    "start()": "The time at which the range of a range query begins, in seconds since 1970.",
    "end()": "The time at which the range of a range query ends, in seconds since 1970.",
    "range()": "The length of the range of a range query, in seconds; 0 for an instant query.",
    "step()": "The step of a range query, in seconds; 0 for an instant query.",
  }),
  ...behindFlag("3.13", {
    "max_of(a scalar, b scalar)": "The larger of two plain numbers.",
    "min_of(a scalar, b scalar)": "The smaller of two plain numbers.",
  }),
  ...behindFlag("3.14", {
    "start_timestamp(v instant-vector)":
      "The time since which a counter counts, in seconds since 1970.",
  }),
];
