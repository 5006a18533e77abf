/** One measured figure beside the one it should reach. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** `at-most` or `at-least` this much. */
  target: { "at-most": number } | { "at-least": number };
}

export function formatFigure({ name, value, unit, target }: Figure): string {
  const [bound, goal] = Object.entries(target)[0] ?? ["", 0];
  const isReached = "at-most" in target ? value <= target["at-most"] : value >= target["at-least"];
  const shown = value >= 100 ? value.toFixed(0) : value.toFixed(2);
  return `${isReached ? "reached" : "MISSED "}  ${name}: ${shown} ${unit} (${bound.replace("-", " ")} ${goal})`;
}

/** The value below which the given share of all values lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
