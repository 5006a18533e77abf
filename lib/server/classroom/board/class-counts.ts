import { keyOf, type StepRecord } from "@/lib/domain/classroom/class-records";
import { countStep, untouchedStep } from "@/lib/domain/classroom/count-step";
import type { ClassEvent } from "@/lib/server/store/classroom/class-event";
import type { ClassSnapshot, KeptMember } from "@/lib/server/store/classroom/classroom-store";
import { type LearnerStepChange, stepChangesOf } from "@/lib/server/store/classroom/step-changes";

/** The counters of a class in memory, changed by its events as those of the store are. */
export interface ClassCounts {
  of(learnerId: string): ReadonlyMap<string, StepRecord>;
  /** By team, the last attempt of anybody in it. */
  lastAttemptMs(): ReadonlyMap<string, number>;
  /** Gives what was changed; events that are counted already change nothing. */
  apply(events: readonly ClassEvent[]): LearnerStepChange[];
  /** Forgets who is gone. */
  keep(members: readonly KeptMember[]): void;
}

const nothing: ReadonlyMap<string, StepRecord> = new Map();

export function createClassCounts({ counts, members, lastEventId }: ClassSnapshot): ClassCounts {
  const byLearner = new Map<string, Map<string, StepRecord>>();
  for (const { learnerId, count } of counts) put(byLearner, learnerId, count);
  let lastId = lastEventId;
  let lastMs = lastAttempts(members, byLearner);

  function change({ learnerId, at, change }: LearnerStepChange): void {
    const before = byLearner.get(learnerId)?.get(keyOf(at)) ?? untouchedStep(at);
    put(byLearner, learnerId, countStep(before, change));
  }

  return {
    of: (learnerId) => byLearner.get(learnerId) ?? nothing,
    lastAttemptMs: () => lastMs,
    apply(events) {
      const fresh = events.filter(({ id }) => id > lastId);
      lastId = fresh.at(-1)?.id ?? lastId;
      for (const { kind, team, atMs } of fresh) {
        if (kind === "attempt" && team !== null) {
          lastMs.set(team, Math.max(lastMs.get(team) ?? 0, atMs));
        }
      }
      const changes = fresh.flatMap(stepChangesOf);
      for (const each of changes) change(each);
      return changes;
    },
    keep(next) {
      const ids = new Set(next.map(({ id }) => id));
      for (const id of byLearner.keys()) if (!ids.has(id)) byLearner.delete(id);
      lastMs = lastAttempts(next, byLearner);
    },
  };
}

type ByLearner = Map<string, Map<string, StepRecord>>;

function put(byLearner: ByLearner, learnerId: string, count: StepRecord): void {
  const own = byLearner.get(learnerId) ?? new Map<string, StepRecord>();
  own.set(keyOf(count), count);
  byLearner.set(learnerId, own);
}

function lastAttempts(members: readonly KeptMember[], byLearner: ByLearner): Map<string, number> {
  const last = new Map<string, number>();
  for (const { id, team } of members) {
    for (const { lastAttemptAtMs } of byLearner.get(id)?.values() ?? []) {
      last.set(team, Math.max(last.get(team) ?? 0, lastAttemptAtMs ?? 0));
    }
  }
  return last;
}
