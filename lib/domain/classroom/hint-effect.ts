import { keyOf, type LearnerStanding, type StepAt } from "./class-records";
import { medianOf } from "./spread";

/** A hint that went to those with one diagnosis on one step. */
export interface SentHint extends StepAt {
  id: string;
  code: string;
  sentAtMs: number;
  /** The learners it is addressed to, there or not. */
  to: readonly string[];
}

export interface HintEffect {
  passedSince: number;
  /** From the hint to the pass, ms; null before the first. */
  medianMs: number | null;
  /** How many of them still have the diagnosis. */
  stillHere: number;
}

/** What became of those whom a hint went to. */
export function effectOf(
  hint: SentHint,
  learners: Pick<ReadonlyMap<string, LearnerStanding>, "get">,
): HintEffect {
  const key = keyOf(hint);
  const steps = hint.to.flatMap((id) => learners.get(id)?.steps.get(key) ?? []);
  const untilPass = steps.flatMap(({ passedAtMs }) =>
    passedAtMs !== null && passedAtMs >= hint.sentAtMs ? [passedAtMs - hint.sentAtMs] : [],
  );
  const stillHere = steps.filter(
    ({ passedAtMs, outcome, code }) =>
      passedAtMs === null && outcome === "failed" && code === hint.code,
  );
  return {
    passedSince: untilPass.length,
    medianMs: medianOf(untilPass),
    stillHere: stillHere.length,
  };
}
