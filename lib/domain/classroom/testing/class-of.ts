import {
  type ClassTimes,
  keyOf,
  type LearnerRecord,
  type StepRecord,
} from "@/lib/domain/classroom/class-records";
import { untouchedStep } from "@/lib/domain/classroom/count-step";
import type { ClassView } from "@/lib/domain/classroom/need";

export const minute = 60_000;

/** The steps of a class, in order. */
export const places = ["one", "two", "three", "four"].map((step) => ({ lab: "lab", step }));

export const newStep = (step: string, changes: Partial<StepRecord> = {}): StepRecord => ({
  ...untouchedStep({ lab: "lab", step }),
  ...changes,
});

/** A step that ended with a diagnosis at every attempt, the last a minute before `atMs`. */
export const failing = (
  step: string,
  code: string,
  atMs: number,
  changes: Partial<StepRecord> = {},
) =>
  newStep(step, {
    attempts: 1,
    openedAtMs: atMs - minute,
    startedAtMs: atMs - minute,
    lastAttemptAtMs: atMs - minute,
    codeSinceMs: atMs - minute,
    outcome: "failed",
    code,
    rung: "stored",
    message: `It is ${code}.`,
    sameCodeAttempts: 1,
    ...changes,
  });

export const passedStep = (step: string, fromMs: number, passedAtMs: number) =>
  newStep(step, { attempts: 1, openedAtMs: fromMs, startedAtMs: fromMs, passedAtMs });

export function newLearner(
  id: string,
  steps: readonly StepRecord[] = [],
  changes: Partial<LearnerRecord> = {},
): LearnerRecord {
  return {
    id,
    name: id,
    team: id,
    isCounted: true,
    joinedAtMs: 0,
    lastSeenAtMs: 0,
    isOnline: true,
    isHidden: false,
    hidden: [],
    askedHelp: null,
    ...changes,
    steps: new Map(steps.map((step) => [keyOf(step), step])),
  };
}

export const timesAt = (nowMs: number, changes: Partial<ClassTimes> = {}): ClassTimes => ({
  nowMs,
  openedAtMs: 0,
  endedAtMs: null,
  pauses: [],
  closures: [],
  ...changes,
});

export const viewAt = (nowMs: number, changes: Partial<ClassView> = {}): ClassView => ({
  places,
  closed: new Set(),
  times: timesAt(nowMs),
  slowAfterMs: new Map(),
  lastAttemptMs: new Map(),
  ...changes,
});
