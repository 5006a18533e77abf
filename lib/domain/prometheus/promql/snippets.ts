/** A piece of an expression with places to fill in, each written as ‹what belongs there›. */
export interface PromqlSnippet {
  name: string;
  body: string;
  explanation: string;
}

export const promqlSnippets: readonly PromqlSnippet[] = [
  {
    name: "rate over 5 minutes",
    body: "rate(‹counter›[5m])",
    explanation: "How fast a counter grows, per second.",
  },
  {
    name: "increase over 1 hour",
    body: "increase(‹counter›[1h])",
    explanation: "By how much a counter has grown within an hour.",
  },
  {
    name: "sum by label",
    body: "sum by (‹label›) (‹metric›)",
    explanation: "One sum for each value of a label.",
  },
  {
    name: "sum of rates by label",
    body: "sum by (‹label›) (rate(‹counter›[5m]))",
    explanation: "How fast counters grow together: the rate first, then the sum.",
  },
  {
    name: "quantile of a histogram",
    body: "histogram_quantile(‹0.95›, sum by (le) (rate(‹histogram›_bucket[5m])))",
    explanation: "The value below which 95 % of the observations of the last 5 minutes lie.",
  },
  {
    name: "mean of a histogram or summary",
    body: "rate(‹metric›_sum[5m]) / rate(‹metric›_count[5m])",
    explanation: "The mean of the observations of the last 5 minutes.",
  },
  {
    name: "seconds since a time",
    body: "time() - ‹metric_with_a_time›",
    explanation: "The age of a value that is a time in seconds since 1970.",
  },
  {
    name: "highest 5",
    body: "topk(5, ‹metric›)",
    explanation: "The 5 series with the largest values.",
  },
  {
    name: "maximum within 1 hour",
    body: "max_over_time(‹gauge›[1h])",
    explanation: "The largest value that each series had within an hour.",
  },
  {
    name: "ratio of two metrics",
    body: "sum(‹part›) / sum(‹whole›)",
    explanation: "What share of the whole a part is.",
  },
  {
    name: "join with another metric",
    body: "‹metric› * on (‹label›) group_left (‹label_to_add›) ‹info_metric›",
    explanation: "Adds a label of another metric whose value is 1.",
  },
];
