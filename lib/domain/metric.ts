/** Label names to values, as in a grouping key or a series. */
export type Labels = Readonly<Record<string, string>>;

/** As the Pushgateway's `/api/v1/metrics` spells them. */
export const metricTypes = ["COUNTER", "GAUGE", "UNTYPED", "HISTOGRAM", "SUMMARY"] as const;
export type MetricType = (typeof metricTypes)[number];
