import type { ClassTimes, Gap, StepAt } from "./class-records";

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

/** When nobody could work at a step: the workshop was paused, or the step closed. */
export function gapsOf({ pauses, closures }: ClassTimes, { lab, step }: StepAt): Gap[] {
  return [...pauses, ...closures.filter((each) => each.lab === lab && each.step === step)];
}

/** When a step could last be worked at again after it was closed; 0 where it never was. */
export function lastOpenedMs({ nowMs, closures }: ClassTimes, { lab, step }: StepAt): number {
  const ends = closures.flatMap((each) =>
    each.lab === lab && each.step === step && each.toMs !== null && each.toMs <= nowMs
      ? [each.toMs]
      : [],
  );
  return Math.max(0, ...ends);
}

/** When the workshop was opened or last went on after a pause. */
export function lastResumedMs({ nowMs, openedAtMs, pauses }: ClassTimes): number {
  const ends = pauses.flatMap(({ toMs }) => (toMs !== null && toMs <= nowMs ? [toMs] : []));
  return Math.max(openedAtMs, ...ends);
}
