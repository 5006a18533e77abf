import { anonymousExample, type NameFinder } from "./anonymous";
import {
  isUnderWay,
  keyOf,
  type LearnerStanding,
  type StepAt,
  type StepRecord,
} from "./class-records";

/** A diagnosis that learners have now on one step. */
export interface Misconception extends StepAt {
  code: string;
  /** Who has it, the one who waits longest first. */
  learners: { id: string; sinceMs: number }[];
  /** How many have begun the step. */
  of: number;
  rung: string | null;
  /** How one of them reads it, without anybody's name. */
  example: string;
}

interface Found {
  id: string;
  sinceMs: number;
  step: StepRecord;
}

/**
 * The diagnoses that stand on a step, of learners who count and have begun it. Those named by `kept` are told
 * even where nobody has them any more.
 */
export function misconceptionsOn(
  place: StepAt,
  learners: Iterable<LearnerStanding>,
  names: NameFinder,
  kept: Iterable<string> = [],
): Misconception[] {
  const key = keyOf(place);
  const byCode = new Map<string, Found[]>([...kept].map((code) => [code, []]));
  let of = 0;
  for (const { id, isCounted, steps } of learners) {
    const step = isCounted ? steps.get(key) : undefined;
    if (!step || (step.startedAtMs ?? step.passedAtMs) === null) continue;
    of += 1;
    if (!isUnderWay(step) || step.outcome !== "failed" || step.code === null) continue;
    const sinceMs = step.codeSinceMs ?? step.startedAtMs ?? 0;
    byCode.set(step.code, [...(byCode.get(step.code) ?? []), { id, sinceMs, step }]);
  }
  return [...byCode].map(([code, found]) => {
    const oldestFirst = found.sort((a, b) => a.sinceMs - b.sinceMs);
    const messages = oldestFirst.flatMap(({ step }) => step.message ?? []);
    return {
      ...place,
      code,
      learners: oldestFirst.map(({ id, sinceMs }) => ({ id, sinceMs })),
      of,
      rung: oldestFirst[0]?.step.rung ?? null,
      example: anonymousExample(messages, names),
    };
  });
}

/** The most common first; among equals the one that somebody has had longest. */
export function compareMisconceptions(a: Misconception, b: Misconception): number {
  const sinceMs = ({ learners }: Misconception) => learners[0]?.sinceMs ?? Number.POSITIVE_INFINITY;
  return b.learners.length - a.learners.length || (sinceMs(a) < sinceMs(b) ? -1 : 1);
}
