import { keyOf } from "@/lib/domain/classroom/class-records";
import { isoTime } from "@/lib/server/classroom/board/board-rows";
import type { Board } from "@/lib/server/classroom/board/create-board";
import { gathered, inTurn } from "@/lib/server/classroom/board/in-turn";
import type { ReadClass } from "@/lib/server/classroom/board/read-class";
import type { ClassEvents } from "@/lib/server/classroom/class-events";
import type { ClassEvent } from "@/lib/server/store/classroom/class-event";
import type { Delivery } from "@/lib/server/store/classroom/webhook-store";
import type { Store } from "@/lib/server/store/store";
import { deliver, type WebhookTarget } from "./deliver";

export interface WebhookParts {
  target: WebhookTarget | null;
  store: Pick<Store, "webhook" | "workshops" | "classEvents">;
  events: Pick<ClassEvents, "listen" | "since">;
  board: Pick<Board, "read">;
  onError: (error: unknown) => void;
  /** From the first failure to the next try; ms. It doubles up to an hour. */
  firstWaitMs?: number;
  /** For so long `close` waits for an answer that is under way; ms. */
  closeWithinMs?: number;
}

const soonMs = 50;
const pageLength = 500;
const atOnce = 20;
const longestWaitMs = 60 * 60_000;

/**
 * Tells another server of every step that a learner who counts has passed, and that they have finished; again
 * and again until it is taken, over restarts of the app too. What was before it was first set up is not told.
 * `close` resolves once nothing is under way any more: what has been taken is written down, and what is not
 * answered soon is cut off, and sent again at the next start.
 */
export function createWebhook(parts: WebhookParts): { close(): Promise<void> } {
  const { target, store, events, onError, firstWaitMs = 5000, closeWithinMs = 2000 } = parts;
  if (!target) return { close: () => Promise.resolve() };

  let isClosed = false;
  const cut = new AbortController();

  const run = inTurn(async () => {
    if (isClosed) return;
    await collect(parts);
    const nowMs = Date.now();
    for (const delivery of await store.webhook.due(nowMs, atOnce)) {
      if (isClosed) return;
      const { eventId, kind, body } = delivery;
      const isTaken = await deliver(target, { id: `${eventId}-${kind}`, body }, cut.signal);
      if (isTaken) await store.webhook.taken(delivery, Date.now());
      else if (cut.signal.aborted) return;
      else await store.webhook.failed(delivery, Date.now() + waitMs(delivery.tries));
    }
  });
  const waitMs = (tries: number) => Math.min(longestWaitMs, firstWaitMs * 2 ** tries);
  const start = () => void run().catch(onError);
  const later = gathered(start, soonMs);
  const stopListening = events.listen((told) => {
    if (told.some(isPass)) later.soon();
  });
  const again = setInterval(start, firstWaitMs);
  again.unref();
  start();
  return {
    async close() {
      isClosed = true;
      stopListening();
      later.stop();
      clearInterval(again);
      const late = setTimeout(() => cut.abort(), closeWithinMs);
      await run().catch(() => undefined);
      clearTimeout(late);
    },
  };
}

/** Writes down what has to be told of the events since the last time. */
async function collect({ store, events, board }: WebhookParts): Promise<void> {
  // One that has just ended may have passes of its last moments.
  const workshops = (await store.workshops.list()).map(({ id }) => id);
  const last = await store.webhook.lastEventId();
  if (last === null) {
    const ids = await Promise.all(workshops.map(store.classEvents.lastId));
    const begin = { kind: "begin", learnerId: null, body: "", atMs: Date.now() } as const;
    return store.webhook.add([{ ...begin, eventId: Math.max(0, ...ids) }]);
  }
  const found: Delivery[] = [];
  for (const workshop of workshops) {
    for (let after = last; ; ) {
      const page = await events.since(after, workshop, pageLength);
      const read = page.some(isPass) ? await board.read(workshop) : null;
      if (read) found.push(...page.flatMap((event) => deliveriesOf(event, read)));
      after = page.at(-1)?.id ?? after;
      if (page.length < pageLength) break;
    }
  }
  // All at once, or those with smaller numbers would not be looked for again after a crash between.
  await store.webhook.add(found);
}

const isPass = ({ kind }: Pick<ClassEvent, "kind">) => kind === "passed";

function deliveriesOf(event: ClassEvent, { memory }: ReadClass): Delivery[] {
  const learner = event.learnerId === null ? null : memory.learner(event.learnerId);
  if (!isPass(event) || !learner?.isCounted) return [];
  const { id: workshop, name: workshopName } = memory.roll().workshop;
  const passes = memory.places.map((place) => learner.steps.get(keyOf(place))?.passedAtMs ?? null);
  const isLast = passes.every((atMs) => atMs !== null && atMs <= event.atMs);
  const { id, name, team } = learner;
  const say = (kind: "passed" | "finished"): Delivery => ({
    ...{ eventId: event.id, kind, learnerId: id, atMs: event.atMs },
    body: JSON.stringify({
      ...{ id: `${event.id}-${kind}`, event: kind, at: isoTime(event.atMs) },
      ...{ workshop: { id: workshop, name: workshopName }, learner: { id, name, team } },
      ...(kind === "passed" && { lab: event.lab, step: event.step }),
    }),
  });
  return [say("passed"), ...(isLast ? [say("finished")] : [])];
}
