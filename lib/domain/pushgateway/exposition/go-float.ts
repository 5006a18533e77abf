/** A number as Go and Prometheus write it: `4`, `1.795e+09`, `+Inf`, `-Inf`, `NaN`. */
export function parseGoFloat(text: string): number {
  const bare = text.trim();
  if (/^\+?inf(inity)?$/i.test(bare)) return Number.POSITIVE_INFINITY;
  if (/^-inf(inity)?$/i.test(bare)) return Number.NEGATIVE_INFINITY;
  return bare === "" ? Number.NaN : Number(bare);
}

/** Equal as numbers, NaN equal to NaN, within a relative tolerance (0 by default). */
export function isSameNumber(a: number, b: number, relativeTolerance = 0): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  return Math.abs(a - b) <= relativeTolerance * Math.max(Math.abs(a), Math.abs(b));
}
