/** The middle one, or the mean of the two in the middle; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** A median absolute deviation times this is as wide as a standard deviation, where values are spread normally. */
export const madToDeviation = 1.4826;

/** The median of how far the values are from their median; null of none. */
export function madOf(values: readonly number[]): number | null {
  const median = medianOf(values);
  return median === null ? null : medianOf(values.map((value) => Math.abs(value - median)));
}
