import { LRUCache } from "lru-cache";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ClassEvents } from "@/lib/server/classroom/class-events";
import type { KeptWorkshop, MovedLearner } from "@/lib/server/store/classroom/classroom-store";
import type { StepPlace, Store } from "@/lib/server/store/store";
import type { UnknownStep } from "@/lib/server/team/verdicts";
import type { Workshops } from "./workshops";

/** Learners whose workshop is remembered: a push must not cost a query. */
const maxKnown = 5000;

export interface WorkshopParts {
  store: Pick<Store, "workshops">;
  events: Pick<ClassEvents, "append">;
  labs: ReadonlyMap<string, Lab>;
  /** What a new workshop has for a join code, unless told; null for none. */
  joinCode: string | null;
  /** Another one has begun, and these are in other teams since. */
  onBegun?: (moved: readonly MovedLearner[]) => void;
}

export function createWorkshops({
  store,
  events,
  labs,
  joinCode,
  onBegun,
}: WorkshopParts): Workshops {
  const { workshops } = store;
  const ofLearners = new LRUCache<string, Promise<KeptWorkshop | null>>({ max: maxKnown });
  const listeners = new Set<(workshop: KeptWorkshop) => void>();
  let newest: Promise<KeptWorkshop> | null = null;

  /** A read that fails is not remembered. */
  function current(): Promise<KeptWorkshop> {
    const known = newest ?? workshops.current();
    newest = known;
    known.catch(() => {
      if (newest === known) newest = null;
    });
    return known;
  }

  function ofLearner(id: string): Promise<KeptWorkshop | null> {
    const known = ofLearners.get(id) ?? workshops.ofLearner(id);
    ofLearners.set(id, known);
    const forget = () => {
      if (ofLearners.get(id) === known) ofLearners.delete(id);
    };
    known.then((found) => found ?? forget(), forget);
    return known;
  }

  async function tell(workshop: KeptWorkshop, author: string): Promise<void> {
    ofLearners.clear();
    newest = null;
    const { id, state, name, closedSteps } = workshop;
    const data = { state, name, closedSteps: [...closedSteps] };
    await events.append([{ kind: "workshop", atMs: Date.now(), workshop: id, author, data }]);
    for (const listener of listeners) listener(workshop);
  }

  return {
    current,
    of: async ({ id }) => (await ofLearner(id)) ?? current(),
    list: workshops.list,
    async change(change, author) {
      const { closedSteps = [], closeSteps = [], openSteps = [] } = change;
      const known = knownSteps(labs, [...closedSteps, ...closeSteps, ...openSteps]);
      if (!known.ok) return known;
      const workshop = await workshops.change(change, Date.now());
      await tell(workshop, author);
      return ok(workshop);
    },
    async begin({ name, labs: chosen, joinCode: code = joinCode }, author) {
      const missing = chosen.find((lab) => !labs.has(lab));
      if (missing !== undefined) return err({ kind: "unknown-lab", lab: missing });
      const made = { name, labs: [...new Set(chosen)], joinCode: code };
      const { ended, begun, moved } = await workshops.begin(made, Date.now());
      await tell(ended, author);
      await tell(begun, author);
      onBegun?.(moved);
      return ok(begun);
    },
    async beginAnew(author) {
      const begun = await workshops.beginAnew(Date.now());
      if (begun) await tell(begun, author);
      return begun !== null;
    },
    listen(listener) {
      const own = (workshop: KeptWorkshop) => listener(workshop);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}

function knownSteps(
  labs: ReadonlyMap<string, Lab>,
  places: readonly StepPlace[],
): Result<void, UnknownStep> {
  for (const { lab: id, step } of places) {
    const lab = labs.get(id);
    if (!lab) return err({ kind: "unknown-lab", lab: id });
    if (!checkedSteps(lab).some((each) => each.step.id === step)) {
      return err({ kind: "unknown-step", step });
    }
  }
  return ok(undefined);
}
