import { LRUCache } from "lru-cache";
import type { Verdict } from "@/lib/domain/verdict/verdict";

/** The newest verdict of each step that was judged since the start, by learner and lab. */
export interface NewestVerdicts {
  of(learnerId: string, lab: string): ReadonlyMap<string, Verdict>;
  /**
   * Takes a verdict in; true if it says anything new. A step that is passed stays so, whichever of two
   * rounds ends first.
   */
  enter(learnerId: string, lab: string, step: string, verdict: Verdict): boolean;
}

/** Learners whose newest verdicts are kept; the longest unused are judged again when they come back. */
const maxKept = 2000;

export function createNewestVerdicts(): NewestVerdicts {
  const kept = new LRUCache<string, Map<string, Verdict>>({ max: maxKept });
  const none: ReadonlyMap<string, Verdict> = new Map();
  const keyOf = (learnerId: string, lab: string) => JSON.stringify([learnerId, lab]);
  return {
    of: (learnerId, lab) => kept.get(keyOf(learnerId, lab)) ?? none,
    enter(learnerId, lab, step, verdict) {
      const key = keyOf(learnerId, lab);
      const steps = kept.get(key) ?? new Map<string, Verdict>();
      kept.set(key, steps);
      const before = steps.get(step);
      if (before?.outcome === "passed") return false;
      steps.set(step, verdict);
      return before === undefined || !saysTheSame(before, verdict);
    },
  };
}

/**
 * True when two verdicts tell a learner the same, whenever they were made. A value that differs from a
 * clock's differs by another number each time, and is told once.
 */
function saysTheSame(a: Verdict, b: Verdict): boolean {
  return JSON.stringify(told(a)) === JSON.stringify(told(b));
}

function told(verdict: Verdict) {
  const { diagnosis } = verdict;
  const isClock = diagnosis?.code === "different-values";
  const constant = isClock ? { code: diagnosis.code, message: diagnosis.message } : diagnosis;
  return { ...verdict, checkedAt: "", diagnosis: constant };
}
