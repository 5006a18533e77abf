import { randomUUID } from "node:crypto";
import type { Addressees, Announcement } from "@/lib/contract/classroom/messages";
import type { LiveEvent } from "@/lib/contract/events";
import type { Learner } from "@/lib/contract/session";
import { addresseesOf } from "@/lib/domain/classroom/addressees";
import { checkedSteps, type Lab, labsByNumber } from "@/lib/domain/lab/lab";
import type { KeptMessage } from "@/lib/server/store/classroom/classroom-store";
import type { Store } from "@/lib/server/store/store";
import type { ClassEvents } from "./class-events";
import type { Instructor } from "./instructors/instructors";

/** What instructors tell learners; it stays until the learner has dismissed it. */
export interface Messages {
  /** Tells whom it is for, and keeps it for who is away; `reached` counts both. */
  send(
    instructor: Pick<Instructor, "name">,
    message: { to: Addressees; text: string },
  ): Promise<{ id: string; reached: number }>;
  /** What a learner has not dismissed, oldest first. */
  pendingOf(learner: Pick<Learner, "id">): Promise<Announcement[]>;
  /** Takes one from all pages of the learner. */
  dismiss(learner: Pick<Learner, "id">, id: string): Promise<void>;
}

interface MessagesParts {
  store: Pick<Store, "messages" | "workshops">;
  labs: ReadonlyMap<string, Lab>;
  events: Pick<ClassEvents, "append">;
  /** Tells the open pages of a learner. */
  tell: (learnerId: string, event: LiveEvent) => void;
}

export function createMessages({ store, labs, events, tell }: MessagesParts): Messages {
  return {
    async send({ name: by }, { to, text }) {
      const { id: workshop, labs: shown } = await store.workshops.current();
      const places = labsByNumber(labs)
        .filter(({ id }) => shown?.includes(id) ?? true)
        .flatMap((lab) => checkedSteps(lab).map(({ step }) => ({ lab: lab.id, step: step.id })));
      const meant = addresseesOf(to, await store.messages.reachable(workshop), places);
      const about = "step" in to ? to : null;
      const place = { lab: about?.lab ?? null, step: about?.step ?? null };
      const code = "code" in to ? to.code : null;
      const message = { id: randomUUID(), atMs: Date.now(), by, text, ...place };
      const learners = await store.messages.send({ ...message, workshop, to, code }, meant);
      const { id, atMs } = message;
      await events.append([
        {
          ...{ kind: "message", workshop, atMs, author: by, ...place },
          data: { id, text, code, learners },
        },
      ]);
      const data = announcementOf(message);
      for (const learnerId of learners) tell(learnerId, { event: "announcement", data });
      return { id, reached: learners.length };
    },
    async pendingOf({ id }) {
      return (await store.messages.pendingOf(id)).map(announcementOf);
    },
    async dismiss(learner, id) {
      const isDismissed = await store.messages.dismiss(learner.id, id, Date.now());
      if (isDismissed) tell(learner.id, { event: "dismissed", data: { id } });
    },
  };
}

function announcementOf({ id, text, by, atMs, lab, step }: KeptMessage): Announcement {
  return {
    ...{ id, text, by, at: new Date(atMs).toISOString() },
    ...(lab !== null && { lab }),
    ...(step !== null && { step }),
  };
}
