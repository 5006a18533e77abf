import { setTimeout as sleep } from "node:timers/promises";
import type { NewClassEvent } from "@/lib/server/store/classroom/class-event";
import { StorageFailure } from "@/lib/server/store/storage-failure";
import type { ClassEvents } from "./class-events";

/** More in one transaction would hold up the event loop for longer than a push may take. */
const maxBatch = 200;
/** A database that fails is asked again after so long, with no more than this kept for it. */
const retryAfterMs = 1000;
const maxWaiting = 20_000;

/** Writes events down, together with all else of the same turn, for those who do not wait for it. */
export interface EventWriter {
  /** What is made of an event is made later, and not while somebody waits for an answer. */
  add(make: () => NewClassEvent): void;
  /** Resolves when all is written; from now on a database that fails is asked once more at most. */
  close(): Promise<void>;
}

export function createEventWriter(parts: {
  events: Pick<ClassEvents, "append">;
  onError: (error: unknown) => void;
}): EventWriter {
  const { events, onError } = parts;
  let waiting: (() => NewClassEvent)[] = [];
  let writing: Promise<void> | null = null;
  const isClosing = new AbortController();

  /** Keeps a batch; false where the database failed, and will be asked again. */
  async function keep(batch: readonly (() => NewClassEvent)[]): Promise<boolean> {
    try {
      await events.append(batch.map((make) => make()));
      return true;
    } catch (error) {
      onError(error);
      return !(error instanceof StorageFailure) || isClosing.signal.aborted;
    }
  }

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const batch = waiting.slice(0, maxBatch);
      waiting = waiting.slice(maxBatch);
      if (await keep(batch)) continue;
      waiting = [...batch, ...waiting].slice(-maxWaiting);
      await sleep(retryAfterMs, undefined, { signal: isClosing.signal }).catch(() => undefined);
    }
    writing = null;
  }

  return {
    add(make) {
      waiting.push(make);
      writing ??= write();
    },
    async close() {
      isClosing.abort();
      await writing;
    },
  };
}
