/** What each type is, in the order in which they are offered. */
export const typeWords: Readonly<Record<string, string>> = {
  counter:
    "A counter only grows, and starts again at 0 with its program. Its name ends in `_total`; `rate()` makes sense of it.",
  gauge: "A gauge goes up and down: a temperature, a size, the time of the last success.",
  histogram:
    "A histogram counts observations in buckets: one series with `le` for each upper bound, and `_sum` and `_count`.",
  summary:
    "A summary gives quantiles that the program has computed itself: one series for each `quantile`, and `_sum` and `_count`.",
  untyped: "Untyped is what a metric is without a TYPE line. Prometheus shows it as unknown.",
};

export const keywordWords: Readonly<Record<string, string>> = {
  TYPE: "`# TYPE` names a metric and says its type. It comes before the metric's first sample, once, in capitals. Without it the metric is untyped.",
  HELP: "`# HELP` names a metric and says in words what it means. The metric's name comes first, then the text. It is kept with the metric and changes no value.",
};

/** Labels that mean something by themselves. */
const ownLabels: Readonly<Record<string, string>> = {
  le: "The upper bound of a bucket of a histogram: it counts the observations up to here.",
  quantile: "The quantile of a summary, from 0 to 1: 0.5 is the median.",
};

const labelWords = "A label tells the series of one metric apart. Its value goes in double quotes.";

export function labelMeaning(name: string): string {
  return ownLabels[name] ?? labelWords;
}
