/** Whom a message may be for: everybody, a team, some by their ids, or who is on a step or has a diagnosis there. */
export type To =
  | { all: true }
  | { team: string }
  | { learners: readonly string[] }
  | { lab: string; step: string; code?: string };

/** What of somebody in the class decides whether a message is for them. */
export interface Reachable {
  id: string;
  team: string;
  /** False for instructors' own runs, rehearsals and synthetic learners. */
  isCounted: boolean;
  steps: readonly ReachableStep[];
}

export interface ReachableStep {
  lab: string;
  step: string;
  isBegun: boolean;
  isPassed: boolean;
  /** Of the newest verdict, and since when; ms since the epoch. */
  code: string | null;
  codeSinceMs: number | null;
}

export interface Reached {
  id: string;
  /** Since when they have the diagnosis that the message is about. */
  codeSinceMs: number | null;
}

type Place = Pick<ReachableStep, "lab" | "step">;

/**
 * Whom a message is for. Who is on a step, or has a diagnosis, is counted as the board counts: by those who
 * count. `places` are the steps of the class in their order.
 */
export function addresseesOf(
  to: To,
  everybody: readonly Reachable[],
  places: readonly Place[],
): Reached[] {
  if ("all" in to) return everybody.map(({ id }) => ({ id, codeSinceMs: null }));
  if ("team" in to || "learners" in to) {
    const isMeant = (each: Reachable) =>
      "team" in to ? each.team === to.team : to.learners.includes(each.id);
    return everybody.filter(isMeant).map(({ id }) => ({ id, codeSinceMs: null }));
  }
  return everybody.flatMap((each) => {
    if (!each.isCounted) return [];
    const step = each.steps.find((known) => isSame(known, to));
    if (to.code === undefined) {
      return isOn(each, to, places) ? [{ id: each.id, codeSinceMs: null }] : [];
    }
    const hasCode = step?.isBegun && !step.isPassed && step.code === to.code;
    return hasCode ? [{ id: each.id, codeSinceMs: step.codeSinceMs }] : [];
  });
}

/** Has begun the step and not passed it; or has begun no open one, and this one is the next. */
function isOn({ steps }: Reachable, at: Place, places: readonly Place[]): boolean {
  const open = steps.filter(({ isBegun, isPassed }) => isBegun && !isPassed);
  if (open.length > 0) return open.some((each) => isSame(each, at));
  const next = places.find((place) => !steps.some((each) => isSame(each, place) && each.isPassed));
  return next !== undefined && isSame(next, at);
}

const isSame = (a: Place, b: Place): boolean => a.lab === b.lab && a.step === b.step;
