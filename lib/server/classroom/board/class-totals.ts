import { createNameFinder } from "@/lib/domain/classroom/anonymous";
import { cellState } from "@/lib/domain/classroom/cell";
import { keyOf, type StepAt } from "@/lib/domain/classroom/class-records";
import { misconceptionsOn } from "@/lib/domain/classroom/misconceptions";
import {
  type CellState,
  cellStates,
  type NeedRule,
  needOf,
  needRules,
} from "@/lib/domain/classroom/need";
import type { ClassMemory } from "./class-memory";

/** A class in numbers, of the learners who count and without anybody's name. */
export interface ClassTotals {
  learners: { online: number; offline: number };
  need: Record<NeedRule, number>;
  /** Requests for help that nobody has resolved. */
  waitingForHelp: number;
  steps: (StepAt & { attempts: number; states: Record<CellState, number> })[];
  /** How many have a diagnosis now, by step. */
  diagnoses: (StepAt & { code: string; learners: number })[];
}

export function totalsOf(memory: ClassMemory, nowMs: number): ClassTotals {
  const view = memory.view(nowMs);
  const counted = memory.learners().filter(({ isCounted }) => isCounted);
  const rows = counted.map((learner) => ({ learner, need: needOf(learner, view) }));
  const nobody = createNameFinder([]);
  const online = counted.filter(({ isOnline }) => isOnline).length;
  return {
    learners: { online, offline: counted.length - online },
    need: countBy(
      needRules,
      rows.map(({ need }) => need?.rule ?? null),
    ),
    waitingForHelp: memory.roll().help.filter(({ state }) => state !== "resolved").length,
    steps: memory.places.map((place) => {
      const key = keyOf(place);
      const attempts = counted.reduce((sum, { steps }) => sum + (steps.get(key)?.attempts ?? 0), 0);
      const states = rows.map(({ learner, need }) => cellState(learner.steps.get(key), need, key));
      return { ...place, attempts, states: countBy(cellStates, states) };
    }),
    diagnoses: memory.places.flatMap((place) =>
      misconceptionsOn(place, counted, nobody).map(({ code, learners }) => ({
        ...{ ...place, code, learners: learners.length },
      })),
    ),
  };
}

function countBy<K extends string>(keys: readonly K[], found: readonly (K | null)[]) {
  const counts = keys.map((key) => [key, found.filter((each) => each === key).length] as const);
  return Object.fromEntries(counts) as Record<K, number>;
}
