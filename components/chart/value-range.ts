import uPlot from "uplot";
import type { ChartData } from "./chart-data";

/** The span of the values' axis: some room around, also for a flat line and for none. */
export function valueRange(lowest: number | null, highest: number | null): [number, number] {
  if (lowest === null || highest === null) return [0, 1];
  // Of counts, too, nothing is below none.
  if (lowest === 0 && highest === 0) return [0, 1];
  if (lowest === highest) {
    const room = Math.abs(lowest) * 0.1 || 1;
    return bounded(lowest - room, highest + room, lowest, highest);
  }
  const [from, to] = uPlot.rangeNum(lowest, highest, 0.1, true);
  return bounded(from ?? lowest, to ?? highest, lowest, highest);
}

/** Near the largest number there is, room around would be beyond it. */
function bounded(from: number, to: number, lowest: number, highest: number): [number, number] {
  return Number.isFinite(to - from) ? [from, to] : [lowest, highest];
}

/** The largest step that uPlot knows by itself is 5 × 10³¹. */
const largestKnown = 1e31;

/**
 * Steps for an axis of counts, which has no halves, or of values beyond those that uPlot has steps for;
 * undefined leaves it to uPlot.
 */
export function valueSteps({ series, isCount }: Pick<ChartData, "series" | "isCount">) {
  if (isCount) return powersFrom(0, 9);
  const isHuge = series.some(({ drawn }) =>
    drawn.some((value) => Math.abs(value ?? 0) > largestKnown),
  );
  return isHuge ? powersFrom(29, 279) : undefined;
}

/** 1, 2 and 5, times so many powers of ten. */
const powersFrom = (first: number, length: number): number[] =>
  Array.from({ length }, (_, i) => [1, 2, 5].map((digit) => digit * 10 ** (first + i))).flat();
