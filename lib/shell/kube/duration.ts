/** How long ago, as kubectl writes it: `45s`, `3m12s`, `5h2m`, `4d` (apimachinery's HumanDuration). */
export function humanDuration(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 120) return `${s}s`;
  const m = Math.floor(s / 60);
  if (m < 10) return withRest(m, "m", s % 60, "s");
  if (m < 180) return `${m}m`;
  const h = Math.floor(m / 60);
  if (h < 8) return withRest(h, "h", m % 60, "m");
  if (h < 48) return `${h}h`;
  const d = Math.floor(h / 24);
  return d < 8 ? withRest(d, "d", h % 24, "h") : `${d}d`;
}

const withRest = (value: number, unit: string, rest: number, restUnit: string) =>
  rest === 0 ? `${value}${unit}` : `${value}${unit}${rest}${restUnit}`;
