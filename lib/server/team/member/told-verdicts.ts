import type { Verdict } from "@/lib/domain/verdict/verdict";

/** The newest verdict of each step of one learner that was judged, by lab and step. */
export interface ToldVerdicts {
  of(lab: string): ReadonlyMap<string, Verdict>;
  /**
   * Takes a verdict in; true if it says anything new. A step that is passed stays so, whichever of two
   * rounds ends first.
   */
  enter(lab: string, step: string, verdict: Verdict): boolean;
}

const none: ReadonlyMap<string, Verdict> = new Map();

export function createToldVerdicts(): ToldVerdicts {
  const told = new Map<string, Map<string, Verdict>>();
  return {
    of: (lab) => told.get(lab) ?? none,
    enter(lab, step, verdict) {
      const steps = told.get(lab) ?? new Map<string, Verdict>();
      told.set(lab, steps);
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
  return a === b || JSON.stringify(constantOf(a)) === JSON.stringify(constantOf(b));
}

function constantOf(verdict: Verdict) {
  const { diagnosis } = verdict;
  const isClock = diagnosis?.code === "different-values";
  const constant = isClock ? { code: diagnosis.code, message: diagnosis.message } : diagnosis;
  return { ...verdict, checkedAt: "", diagnosis: constant };
}
