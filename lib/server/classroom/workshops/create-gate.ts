import type { Learner } from "@/lib/contract/session";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ClassEvents } from "@/lib/server/classroom/class-events";
import type { WorkshopPaused } from "@/lib/server/requests/request-error";
import type { ClassGate } from "@/lib/server/team/class-gate";
import type { Workshops } from "./workshops";

/** After so long it makes sense to look again whether the class goes on; seconds. */
const retryAfterSeconds = 15;

/** What a learner may do now. */
export interface Gate extends ClassGate {
  /** Refuses during a pause, and puts on record that this was not taken; `what` is the request line. */
  admit(learner: Learner, what: string): Promise<Result<void, WorkshopPaused>>;
}

export function createGate(parts: {
  workshops: Pick<Workshops, "of">;
  events: Pick<ClassEvents, "append">;
  onError: (error: unknown) => void;
}): Gate {
  const { workshops, events, onError } = parts;
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
      events.append([{ kind: "not-taken", atMs, learnerId, team, data: { what } }]).catch(onError);
      return err({ kind: "workshop-paused", says: pauseMessage, retryAfterSeconds });
    },
  };
}

const keyOf = (lab: string, step: string) => JSON.stringify([lab, step]);
