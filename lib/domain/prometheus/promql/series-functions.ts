/**
 * What looks at the samples of a range, by signature, each with its meaning in a sentence
 * (https://prometheus.io/docs/prometheus/latest/querying/functions/).
 */
export const rangeFunctions: Readonly<Record<string, string>> = {
  "rate(v range-vector)":
    "How fast a counter grows, per second, averaged over the range; restarts at 0 are allowed for.",
  "irate(v range-vector)":
    "How fast a counter grows, per second, by the last two samples of the range alone.",
  "increase(v range-vector)":
    "By how much a counter has grown over the range: the rate times its seconds, so rarely a whole number.",
  "delta(v range-vector)":
    "The difference between the last and the first value of a gauge, extrapolated to the whole range.",
  "idelta(v range-vector)": "The difference between the last two samples of a gauge.",
  "deriv(v range-vector)":
    "The slope of a gauge, per second, by a straight line fitted through the samples of the range.",
  "predict_linear(v range-vector, t scalar)":
    "The value that a gauge will have in t seconds if it goes on along the straight line of the range.",
  "changes(v range-vector)": "How often the value has changed within the range.",
  "resets(v range-vector)": "How often a counter has started anew within the range.",
  "absent_over_time(v range-vector)":
    "1 where the range holds no sample at all, otherwise nothing; for alerts on what is missing.",
  "present_over_time(v range-vector)": "1 for each series that has a sample within the range.",
  "last_over_time(v range-vector)": "The newest sample of the range, however old it is.",
  "avg_over_time(v range-vector)": "The mean of all samples of the range, for each series.",
  "min_over_time(v range-vector)": "The smallest value within the range, for each series.",
  "max_over_time(v range-vector)": "The largest value within the range, for each series.",
  "sum_over_time(v range-vector)": "The sum of all samples of the range, for each series.",
  "count_over_time(v range-vector)": "How many samples the range holds, for each series.",
  "quantile_over_time(φ scalar, v range-vector)":
    "The value below which the share φ of the samples of the range lies, φ from 0 to 1.",
  "stddev_over_time(v range-vector)": "The standard deviation of the samples of the range.",
  "stdvar_over_time(v range-vector)": "The variance of the samples of the range.",
};

/** What works on labels, on the order of series, and on whole vectors. */
export const vectorFunctions: Readonly<Record<string, string>> = {
  "absent(v instant-vector)":
    "1 when nothing matches, otherwise an empty result; for alerts on a series that is missing.",
  "scalar(v instant-vector)":
    "The value of the only series as a plain number; NaN unless there is exactly one.",
  "vector(s scalar)": "A plain number as a vector: one series without labels.",
  "sort(v instant-vector)": "The series in the order of their values, the smallest first.",
  "sort_desc(v instant-vector)": "The series in the order of their values, the largest first.",
  "label_replace(v instant-vector, dst_label string, replacement string, src_label string, regex string)":
    "Writes a label made from another one: where the regex matches all of src_label, dst_label becomes the replacement, with $1 for its first group.",
  "label_join(v instant-vector, dst_label string, separator string, src_label string, ...)":
    "Writes into dst_label the values of other labels, joined by the separator.",
};

/** What reads the buckets of histograms. */
export const histogramFunctions: Readonly<Record<string, string>> = {
  "histogram_quantile(φ scalar, b instant-vector)":
    "Estimates from the buckets of a histogram the value below which the share φ lies; keep the label le, and take the rate first.",
  "histogram_count(v instant-vector)": "How many observations a native histogram holds.",
  "histogram_sum(v instant-vector)": "The sum of the observations of a native histogram.",
  "histogram_fraction(lower scalar, upper scalar, b instant-vector)":
    "Estimates the share of a histogram's observations that lies between two values.",
};
