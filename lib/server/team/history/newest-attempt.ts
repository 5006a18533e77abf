import { type Check, subjectOf } from "@/lib/domain/checks/check-kinds";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import { isMeantFor } from "@/lib/domain/pushgateway/meant-for";
import type { StepPlace } from "@/lib/server/store/store";
import { isDelete, placeKey, type TeamPast } from "./history";

/** The learner's newest attempt that is meant for a step. */
export function newestAttempt(
  past: TeamPast,
  learnerId: string,
  { lab, step, check }: StepPlace & { check: Check },
): Attempt | null {
  const sent = past.sent.get(learnerId);
  const own = sent?.newestByStep.get(placeKey(lab, step)) ?? null;
  const other = sent?.fromNowhere.findLast((each) => isFor(each, check)) ?? null;
  return newerOf(own, other);
}

/** What came before the learner's newest attempt for a step, where that and what came between are DELETEs. */
export function attemptBeforeDelete(
  past: TeamPast,
  learnerId: string,
  at: StepPlace & { check: Check },
): Attempt | null {
  const newest = newestAttempt(past, learnerId, at);
  if (!newest || !isDelete(newest)) return null;
  const sent = past.sent.get(learnerId);
  const own = sent?.newestPushByStep.get(placeKey(at.lab, at.step)) ?? null;
  const isPush = (each: Attempt) => !isDelete(each) && isFor(each, at.check);
  return newerOf(own, sent?.fromNowhere.findLast(isPush) ?? null);
}

function newerOf(a: Attempt | null, b: Attempt | null): Attempt | null {
  if (a && b) return a.id > b.id ? a : b;
  return a ?? b;
}

/** Neither an attempt nor a check ever changes, and each round asks about the same ones. */
const known = new WeakMap<Attempt, WeakMap<Check, boolean>>();

function isFor(attempt: Attempt, check: Check): boolean {
  const answers = known.get(attempt) ?? new WeakMap<Check, boolean>();
  known.set(attempt, answers);
  const isRefused = attempt.refusal !== null;
  const answer = answers.get(check) ?? isMeantFor({ ...attempt, isRefused }, subjectOf(check));
  answers.set(check, answer);
  return answer;
}
