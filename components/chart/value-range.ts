import uPlot from "uplot";

/** The span of the values' axis: some room around, also for a flat line and for none. */
export function valueRange(lowest: number | null, highest: number | null): [number, number] {
  if (lowest === null || highest === null) return [0, 1];
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
