import type { StepAt } from "@/lib/domain/classroom/class-records";
import type { StepChange } from "@/lib/domain/classroom/count-step";
import type { ClassEvent } from "./class-event";

export interface LearnerStepChange {
  learnerId: string;
  at: StepAt;
  change: StepChange;
}

/** What an event changes in the counters of a learner's steps; an attempt counts for all that it is meant for. */
export function stepChangesOf(event: ClassEvent): LearnerStepChange[] {
  const { learnerId, lab, step, atMs } = event;
  if (learnerId === null) return [];
  if (event.kind === "attempt") {
    const change = { kind: "attempt", atMs } as const;
    return event.data.meantFor.map((at) => ({ learnerId, at, change }));
  }
  if (lab === null || step === null) return [];
  const at = { lab, step };
  if (event.kind === "verdict") {
    return [{ learnerId, at, change: { kind: "verdict", atMs, ...event.data } }];
  }
  const { kind } = event;
  return kind === "passed" || kind === "opened" ? [{ learnerId, at, change: { kind, atMs } }] : [];
}
