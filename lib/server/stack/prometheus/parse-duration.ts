const unitMs = {
  y: 31_536_000_000,
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
};

/**
 * Milliseconds of a duration as Prometheus writes it: `2s`, `1m30s`, `500ms`; null if it is none
 * (https://prometheus.io/docs/prometheus/latest/configuration/configuration/, `<duration>`).
 */
export function parseDuration(text: string): number | null {
  if (text === "0") return 0;
  const match =
    /^(?:(?<y>\d+)y)?(?:(?<w>\d+)w)?(?:(?<d>\d+)d)?(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?(?:(?<ms>\d+)ms)?$/.exec(
      text,
    );
  if (text === "" || !match?.groups) return null;
  const { groups } = match;
  return Object.entries(unitMs).reduce(
    (sum, [unit, each]) => sum + Number(groups[unit] ?? 0) * each,
    0,
  );
}
