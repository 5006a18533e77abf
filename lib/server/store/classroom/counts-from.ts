import type { StepAt, StepRecord } from "@/lib/domain/classroom/class-records";
import { countStep, untouchedStep } from "@/lib/domain/classroom/count-step";
import type { ClassEvent } from "./class-event";
import { stepChangesOf } from "./step-changes";
import type { KeptCount } from "./step-counts";

/** What `countsFrom` knows a counter by. */
export const countKey = (learnerId: string, { lab, step }: StepAt): string =>
  JSON.stringify([learnerId, lab, step]);

/** Counts what events tell, in their order, going on from what was counted before, which it changes. */
export function countsFrom(
  events: readonly ClassEvent[],
  counts = new Map<string, KeptCount>(),
): KeptCount[] {
  for (const event of events) {
    const { learnerId } = event;
    if (event.kind === "thinned" && learnerId !== null) {
      for (const step of event.data.steps) {
        const key = countKey(learnerId, step);
        counts.set(key, { learnerId, count: goOn(counts.get(key)?.count, step) });
      }
      continue;
    }
    for (const { learnerId: whose, at, change } of stepChangesOf(event)) {
      const key = countKey(whose, at);
      const before = counts.get(key)?.count ?? untouchedStep(at);
      counts.set(key, { learnerId: whose, count: countStep(before, change) });
    }
  }
  return [...counts.values()];
}

/** Passing and opening a step are events of their own, which no thinning takes away. */
function goOn(before: StepRecord | undefined, counted: StepRecord): StepRecord {
  return {
    ...counted,
    openedAtMs: before?.openedAtMs ?? null,
    passedAtMs: before?.passedAtMs ?? null,
  };
}
