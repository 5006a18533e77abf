import type { BoardCell, BoardLearner, BoardWorkshop } from "@/lib/contract/classroom/board";
import { cellDiagnosis, cellState } from "@/lib/domain/classroom/cell";
import { keyOf, type LearnerRecord } from "@/lib/domain/classroom/class-records";
import { type CurrentView, currentIndex, type Need } from "@/lib/domain/classroom/need";
import type { Places } from "@/lib/domain/classroom/step-time";
import { checkedSteps, type Lab, labsByNumber } from "@/lib/domain/lab/lab";
import type { KeptWorkshop } from "@/lib/server/store/classroom/classroom-store";

/** A time as ISO 8601 in UTC; null stays null. */
export function isoTime(atMs: number): string;
export function isoTime(atMs: number | null): string | null;
export function isoTime(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}

/** The labs of a workshop in the order of their numbers. */
export function labsOf({ labs }: KeptWorkshop, all: ReadonlyMap<string, Lab>): Lab[] {
  return labsByNumber(all).filter(({ id }) => labs === null || labs.includes(id));
}

export const placesOf = (labs: readonly Lab[]): Places =>
  labs.flatMap((lab) => checkedSteps(lab).map(({ step }) => ({ lab: lab.id, step: step.id })));

/** A learner's row of the board; `need` is what holds for them. */
export function learnerRow(
  learner: LearnerRecord,
  view: CurrentView,
  need: Need | null,
): BoardLearner {
  const { places } = view;
  const at = places[currentIndex(learner, view)];
  const { id, name, team, isOnline, isHidden, isCounted } = learner;
  return {
    ...{ id, name, team, isOnline, isHidden, isCounted },
    joinedAt: isoTime(learner.joinedAtMs),
    lastSeenAt: isoTime(lastSeenMs(learner)),
    needsHelp: need?.rule ?? null,
    ...(learner.sandboxProblem && { sandboxProblem: learner.sandboxProblem }),
    ...(learner.sandboxFault && { sandboxFault: learner.sandboxFault }),
    at: at ? { lab: at.lab, step: at.step } : null,
    need: need && { since: isoTime(need.sinceMs), lab: need.lab, step: need.step },
    steps: places.map((place): BoardCell => {
      const step = learner.steps.get(keyOf(place));
      return {
        ...{ lab: place.lab, step: place.step, state: cellState(step, need, keyOf(place)) },
        attempts: step?.attempts ?? 0,
        startedAt: isoTime(step?.startedAtMs ?? null),
        passedAt: isoTime(step?.passedAtMs ?? null),
        diagnosis: cellDiagnosis(step),
      };
    }),
  };
}

/** A page open or something sent, whatever was last. */
function lastSeenMs({ lastSeenAtMs, steps }: LearnerRecord): number {
  const attempts = [...steps.values()].map(({ lastAttemptAtMs }) => lastAttemptAtMs ?? 0);
  return Math.max(lastSeenAtMs, ...attempts);
}

export function workshopHead(workshop: KeptWorkshop, labs: readonly Lab[]): BoardWorkshop {
  const { id, name, state, closedSteps, pauseMessage, joinCode } = workshop;
  return {
    ...{ id, name, state, pauseMessage, joinCode },
    labs: labs.map((lab) => ({
      ...{ id: lab.id, number: lab.number, title: lab.title },
      steps: checkedSteps(lab).map(({ step: { id, number, title } }) => ({ id, number, title })),
    })),
    closedSteps: closedSteps.map(({ lab, step }) => ({ lab, step })),
    startedAt: isoTime(workshop.openedAtMs),
    endedAt: isoTime(workshop.endedAtMs),
  };
}
