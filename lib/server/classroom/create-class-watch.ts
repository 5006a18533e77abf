import { LRUCache } from "lru-cache";
import type { Learner } from "@/lib/contract/session";
import type { Lab } from "@/lib/domain/lab/lab";
import { meantStepsOf } from "@/lib/domain/lab/meant-steps";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { StepPlace } from "@/lib/server/store/store";
import type { ClassWatch } from "@/lib/server/team/class-watch";
import type { ClassEvents } from "./class-events";
import { createEventWriter } from "./event-writer";
import type { Presence } from "./presence";

/** Steps of learners whose last verdict is remembered, so that none is told twice. */
const maxRemembered = 50_000;

export interface ClassWatchParts {
  events: Pick<ClassEvents, "append">;
  presence: Pick<Presence, "pages">;
  labs: ReadonlyMap<string, Lab>;
  onError: (error: unknown) => void;
}

/** Writes down what happens in teams as events of the class, together with all else of the same turn. */
export function createClassWatch({ events, presence, labs, onError }: ClassWatchParts) {
  const told = new LRUCache<string, string>({ max: maxRemembered });
  const opened = new LRUCache<string, true>({ max: maxRemembered });
  const meant = meantPlaces(labs);
  const { add, close } = createEventWriter({ events, onError });

  const watch: Omit<ClassWatch, "newsFor"> = {
    attempted({ id: learnerId, team }, attempt) {
      const { atMs, lab, step } = attempt;
      const common = { learnerId, team, atMs, lab, step };
      const { kind } = attempt.effect;
      if (kind === "restart") add(() => ({ ...common, kind: "sandbox-restarted", data: {} }));
      else if (kind === "reset") add(() => ({ ...common, kind: "sandbox-reset", data: {} }));
      else add(() => ({ ...common, kind: "attempt", data: dataOf(attempt, meant(attempt)) }));
    },
    answered({ id: learnerId, team }, at) {
      const atMs = Date.now();
      const data = { attemptId: null, effect: "answer", status: null, refusal: null };
      const { lab, step } = at;
      const meantFor = [{ lab, step }];
      add(() => ({
        ...{ learnerId, team, atMs, lab, step, kind: "attempt" },
        data: { ...data, meantFor },
      }));
    },
    judged({ id: learnerId, team }, { at, verdict, isUntouched }) {
      const { lab, step } = at;
      const key = JSON.stringify([learnerId, lab, step]);
      const data = briefly(verdict);
      const before = told.get(key);
      if (before === JSON.stringify(data) || (before === undefined && isUntouched)) return;
      told.set(key, JSON.stringify(data));
      const common = { learnerId, team, atMs: Date.now(), lab, step };
      add(() => ({ ...common, kind: "verdict", data }));
      if (verdict.outcome === "passed") add(() => ({ ...common, kind: "passed", data: {} }));
    },
    present: presence.pages,
  };
  /** A learner's page works for a step; the first time counts. */
  function stepOpened({ id: learnerId, team }: Learner, { lab, step }: StepPlace): void {
    const key = JSON.stringify([learnerId, lab, step]);
    if (opened.has(key)) return;
    opened.set(key, true);
    const atMs = Date.now();
    add(() => ({ kind: "opened", atMs, learnerId, team, lab, step, data: {} }));
  }
  /** `close` resolves when all that was told is written. */
  return { watch, stepOpened, close };
}

function dataOf({ id, effect, status, refusal }: Attempt, meantFor: StepPlace[]) {
  return { attemptId: id, effect: effect.kind, status, refusal: refusal?.code ?? null, meantFor };
}

/**
 * A verdict's outcome and reason; what it is called where it is nearest to being passed. Where nothing is wrong
 * and a part is still to come, as after the pushes of the steps before, there is no reason to tell an instructor.
 */
function briefly({ outcome, diagnosis: told, rungs }: Verdict) {
  const diagnosis = told?.params.isUnderWay === true ? null : told;
  const stuck = rungs.find(({ state }) => state === "broken" || state === "waiting");
  return {
    outcome,
    code: diagnosis?.code ?? null,
    rung: stuck?.id ?? null,
    message: diagnosis?.message ?? null,
  };
}

/** The steps that an attempt counts for: the one that it was sent from, else those that it is meant for. */
function meantPlaces(labs: ReadonlyMap<string, Lab>): (attempt: Attempt) => StepPlace[] {
  // A lab whose text is mended during class is another object.
  const meantOf = new WeakMap<Lab, ReturnType<typeof meantStepsOf>>();
  const meantStepsIn = (lab: Lab) => {
    const meant = meantOf.get(lab) ?? meantStepsOf(lab);
    meantOf.set(lab, meant);
    return meant;
  };
  return (attempt) => {
    const { lab: from, step } = attempt;
    if (from !== null && step !== null) return [{ lab: from, step }];
    const sent = { ...attempt, isRefused: attempt.refusal !== null };
    return [...labs.values()].flatMap((lab) =>
      meantStepsIn(lab)(sent).map((id) => ({ lab: lab.id, step: id })),
    );
  };
}
