import type { HelpEvent } from "@/lib/contract/classroom/help";
import type { LiveEvent } from "@/lib/contract/events";
import { inHelpOrder } from "@/lib/domain/classroom/help-order";
import type { KeptHelp } from "@/lib/server/store/classroom/classroom-store";
import type { Store } from "@/lib/server/store/store";

export interface HelpTellerParts {
  store: Pick<Store, "help" | "workshops">;
  /** Tells the open pages of a learner. */
  tell: (learnerId: string, event: LiveEvent) => void;
}

/** Tells whose request has changed and who has come nearer by it, and how a request stands as its learner is told. */
export function createHelpTeller({ store, tell }: HelpTellerParts) {
  /** By learner, what was told last: a place in the queue changes with what others do. */
  const told = new Map<string, string>();

  function tellIfNew(learnerId: string, data: HelpEvent): void {
    const json = JSON.stringify(data);
    if (told.get(learnerId) === json) return;
    told.set(learnerId, json);
    tell(learnerId, { event: "help", data });
  }

  async function changed(learnerId: string): Promise<void> {
    const { id } = await store.workshops.current();
    const waiting = await store.help.waiting(id);
    const newest = await store.help.newestOf(learnerId);
    if (newest) tellIfNew(learnerId, eventOf(newest, waiting));
    for (const each of waiting) tellIfNew(each.learnerId, eventOf(each, waiting));
    for (const known of told.keys()) {
      if (!waiting.some((each) => each.learnerId === known)) told.delete(known);
    }
  }

  async function toldOf(help: KeptHelp): Promise<HelpEvent> {
    const { id } = await store.workshops.current();
    return eventOf(help, await store.help.waiting(id));
  }

  return { changed, toldOf };
}

function eventOf(help: KeptHelp, waiting: readonly KeptHelp[]): HelpEvent {
  const { id, lab, step, state, by, isOnHold } = help;
  const answer = help.answers.at(-1);
  const place = inHelpOrder(waiting).findIndex((each) => each.id === id);
  return {
    ...{ id, lab, step, state, isOnHold },
    ...(by !== null && { by }),
    ...(answer && { words: answer.words, answeredBy: answer.by }),
    ...(place >= 0 && { before: place }),
  };
}
