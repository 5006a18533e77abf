/** A metric that a Prometheus has, with what its targets say of it. */
export interface KnownMetric {
  name: string;
  /** In small letters; null where no target tells it. */
  type: string | null;
  help: string | null;
}

/** What is known of a Prometheus where something is to be completed. */
export interface KnownNames {
  metrics: readonly KnownMetric[];
  /** Those that fit the selector of the place. */
  labels: readonly string[];
  /** Those of the place's label. */
  values: readonly string[];
  /** Such as `2.42.0`; null where it is not known. */
  version: string | null;
}

const suffix = /_(?:bucket|sum|count|total|created)$/;

/** What is known of a metric by its name, or by that of the histogram, summary or counter it belongs to. */
export function findMetric(metrics: readonly KnownMetric[], name: string): KnownMetric | null {
  const own = metrics.find((metric) => metric.name === name);
  if (own && own.type !== null) return own;
  const whole = metrics.find((metric) => metric.name === name.replace(suffix, ""));
  return own ? { ...own, type: whole?.type ?? null, help: whole?.help ?? null } : null;
}
