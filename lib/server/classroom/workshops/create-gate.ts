import { LRUCache } from "lru-cache";
import type { Learner } from "@/lib/contract/session";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ClassEvents } from "@/lib/server/classroom/class-events";
import type { WorkshopPaused } from "@/lib/server/requests/request-error";
import type { ClassGate } from "@/lib/server/team/class-gate";
import type { Workshops } from "./workshops";

/** After so long it makes sense to look again whether the class goes on; seconds. */
const retryAfterSeconds = 15;
/** A script that pushes in a loop fills no database: so many are put on record of a learner in a minute. */
const maxKept = 60;
const minuteMs = 60_000;
const maxLearners = 5000;

/** What a learner may do now. */
export interface Gate extends ClassGate {
  /** Refuses during a pause, and puts on record that this was not taken, of a flood not all of it; `what` is the request line. */
  admit(learner: Learner, what: string): Promise<Result<void, WorkshopPaused>>;
}

export function createGate(parts: {
  workshops: Pick<Workshops, "of">;
  events: Pick<ClassEvents, "append">;
  onError: (error: unknown) => void;
}): Gate {
  const { workshops, events, onError } = parts;
  const kept = new LRUCache<string, { sinceMs: number; count: number }>({ max: maxLearners });

  function isKept(learnerId: string, atMs: number): boolean {
    const before = kept.get(learnerId);
    const isOver = !before || atMs - before.sinceMs >= minuteMs;
    const { sinceMs, count } = isOver ? { sinceMs: atMs, count: 0 } : before;
    kept.set(learnerId, { sinceMs, count: count + 1 });
    return count < maxKept;
  }

  return {
    async closedTo(learner) {
      const { closedSteps } = await workshops.of(learner);
      if (closedSteps.length === 0) return () => false;
      const closed = new Set(closedSteps.map(({ lab, step }) => keyOf(lab, step)));
      return ({ lab, step }) => closed.has(keyOf(lab, step));
    },
    async admit(learner, what) {
      const { state, pauseMessage } = await workshops.of(learner);
      if (state !== "paused") return ok(undefined);
      const { id: learnerId, team } = learner;
      const atMs = Date.now();
      if (isKept(learnerId, atMs)) {
        const notTaken = { kind: "not-taken", atMs, learnerId, team, data: { what } } as const;
        events.append([notTaken]).catch(onError);
      }
      return err({ kind: "workshop-paused", says: pauseMessage, retryAfterSeconds });
    },
  };
}

const keyOf = (lab: string, step: string) => JSON.stringify([lab, step]);
