import { LRUCache } from "lru-cache";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { Store } from "@/lib/server/store/store";

/** The steps of each learner that were passed, with the verdicts they passed with. */
export interface PassedSteps {
  /** By step id. */
  of(learnerId: string, lab: string): Promise<ReadonlyMap<string, Verdict>>;
  /** Keeps a pass; answers with the verdict that counts, which is the first one. */
  keep(learnerId: string, lab: string, step: string, verdict: Verdict): Promise<Verdict>;
}

const maxKept = 2000;

/** Reads a learner's progress once and keeps it at hand; what is kept is in the store before it is told. */
export function createPassedSteps(progress: Store["progress"]): PassedSteps {
  const known = new LRUCache<string, Promise<Map<string, Verdict>>>({ max: maxKept });

  function read(learnerId: string, lab: string): Promise<Map<string, Verdict>> {
    const key = JSON.stringify([learnerId, lab]);
    const kept = known.get(key);
    if (kept) return kept;
    const passed = progress
      .passed(learnerId, lab)
      .then((steps) => new Map(Object.entries(steps).map(([id, { verdict }]) => [id, verdict])));
    known.set(key, passed);
    passed.catch(() => known.delete(key));
    return passed;
  }

  return {
    of: read,
    async keep(learnerId, lab, step, verdict) {
      await progress.markPassed(learnerId, lab, step, verdict);
      const passed = await read(learnerId, lab);
      const first = passed.get(step) ?? verdict;
      passed.set(step, first);
      return first;
    },
  };
}
