import { currentStep } from "@/components/instructor/session/filter";
import type { BoardCell } from "@/lib/contract/classroom/board";

/** Where a learner works: the step they began last, or the next one where they have passed it since; not one left out before. */
export function workedStep(steps: readonly BoardCell[]): BoardCell | undefined {
  const times = steps.map(newestMs);
  const newest = Math.max(0, ...times);
  if (newest === 0) return currentStep(steps);
  const at = times.lastIndexOf(newest);
  return steps.slice(at).find(({ state }) => state !== "passed") ?? currentStep(steps);
}

function newestMs({ startedAt, passedAt }: BoardCell): number {
  return Math.max(startedAt ? Date.parse(startedAt) : 0, passedAt ? Date.parse(passedAt) : 0);
}
