/** One measured figure beside the one it should reach. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** `at-most` or `at-least` this much. */
  target: { "at-most": number } | { "at-least": number };
}

/** One line; with the figure of the state before at its end, where that was measured too. */
export function formatFigure(figure: Figure, before?: Figure): string {
  const { name, value, target } = figure;
  const [bound, goal] = Object.entries(target)[0] ?? ["", 0];
  const isReached = "at-most" in target ? value <= target["at-most"] : value >= target["at-least"];
  const line = `${isReached ? "reached" : "MISSED "}  ${name}: ${shown(figure)} (${bound.replace("-", " ")} ${goal})`;
  return before ? `${line}; before ${shown(before)}` : line;
}

function shown({ value, unit }: Figure): string {
  return `${value >= 100 ? value.toFixed(0) : value.toFixed(2)} ${unit}`;
}

/** The value below which the given share of all values lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
