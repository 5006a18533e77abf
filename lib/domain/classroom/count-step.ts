import type { Outcome } from "@/lib/domain/verdict/verdict";
import type { StepAt, StepRecord } from "./class-records";

/** What happened to one learner on one step. Times are milliseconds since the epoch. */
export type StepChange = { atMs: number } & (
  | { kind: "opened" | "attempt" | "passed" }
  | {
      kind: "verdict";
      outcome: Outcome;
      code: string | null;
      rung: string | null;
      message: string | null;
    }
);

export const untouchedStep = ({ lab, step }: StepAt): StepRecord => ({
  lab,
  step,
  attempts: 0,
  openedAtMs: null,
  startedAtMs: null,
  lastAttemptAtMs: null,
  passedAtMs: null,
  outcome: null,
  code: null,
  rung: null,
  message: null,
  codeSinceMs: null,
  sameCodeAttempts: 0,
});

/**
 * What is known of a step after one more thing happened. Verdicts are told where they say something new, so an
 * attempt is taken to end as the one before it until a verdict says otherwise. A platform at fault blames
 * nobody and changes nothing but the outcome.
 */
export function countStep(before: StepRecord, change: StepChange): StepRecord {
  if (change.kind !== "verdict") return countDeed(before, change.kind, change.atMs);
  const { outcome, code, rung, message } = change;
  if (outcome === "unknown") return { ...before, outcome };
  if (code === before.code) return { ...before, outcome, rung, message };
  const sameCodeAttempts = code !== null && before.attempts > 0 ? 1 : 0;
  const codeSinceMs = code === null ? null : change.atMs;
  return { ...before, outcome, code, rung, message, codeSinceMs, sameCodeAttempts };
}

function countDeed(before: StepRecord, kind: "opened" | "attempt" | "passed", atMs: number) {
  if (kind === "opened") return { ...before, openedAtMs: before.openedAtMs ?? atMs };
  if (kind === "passed") return { ...before, passedAtMs: before.passedAtMs ?? atMs };
  return {
    ...before,
    attempts: before.attempts + 1,
    startedAtMs: before.startedAtMs ?? atMs,
    lastAttemptAtMs: atMs,
    sameCodeAttempts: before.code === null ? 0 : before.sameCodeAttempts + 1,
  };
}
