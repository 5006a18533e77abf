import { keyOf, type StepRecord } from "./class-records";
import { type CellState, isRepeating, type Need } from "./need";

/**
 * What a cell shows. Stuck is where attempts repeat one diagnosis, and the step on which the learner asked for
 * help or is slow; waiting is right so far, with a scrape to come.
 */
export function cellState(step: StepRecord | undefined, need: Need | null, key: string): CellState {
  if (step?.passedAtMs) return "passed";
  const isNeeded = need !== null && need.rule !== "away" && keyOf(need) === key;
  if (isNeeded || (step && isRepeating(step))) return "stuck";
  if (!step?.startedAtMs) return "open";
  return step.outcome === "pending" ? "waiting" : "trying";
}

/** The code of the newest verdict, where the step is begun and has not passed. */
export function cellDiagnosis(step: StepRecord | undefined): string | null {
  return step?.startedAtMs && !step.passedAtMs ? step.code : null;
}
