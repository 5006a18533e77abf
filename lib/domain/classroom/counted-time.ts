import type { ClassTimes, Gap } from "./class-records";

/** How much of the time from one moment to another lies in none of the gaps, which may overlap; ms. */
export function countedMs(fromMs: number, toMs: number, gaps: readonly Gap[]): number {
  if (toMs <= fromMs) return 0;
  const inside = gaps
    .map((gap) => [Math.max(gap.fromMs, fromMs), Math.min(gap.toMs ?? toMs, toMs)] as const)
    .filter(([from, to]) => to > from)
    .sort(([a], [b]) => a - b);
  let counted = toMs - fromMs;
  let coveredTo = fromMs;
  for (const [from, to] of inside) {
    counted -= Math.max(0, to - Math.max(from, coveredTo));
    coveredTo = Math.max(coveredTo, to);
  }
  return counted;
}

/** Whether learners can work now: it has not ended and no pause goes on. */
export function isClassOpen({ nowMs, openedAtMs, endedAtMs, pauses }: ClassTimes): boolean {
  if (nowMs < openedAtMs || (endedAtMs !== null && endedAtMs <= nowMs)) return false;
  return !pauses.some(({ fromMs, toMs }) => fromMs <= nowMs && (toMs === null || toMs > nowMs));
}

/** When the workshop was opened or last went on after a pause. */
export function lastResumedMs({ nowMs, openedAtMs, pauses }: ClassTimes): number {
  const ends = pauses.flatMap(({ toMs }) => (toMs !== null && toMs <= nowMs ? [toMs] : []));
  return Math.max(openedAtMs, ...ends);
}
