import type { ClassEvent, NewClassEvent } from "@/lib/server/store/classroom/class-event";
import type { Store } from "@/lib/server/store/store";

/** What happens in the class, kept in the store and told to who listens in this process. */
export interface ClassEvents {
  /** Gives those that were kept, in order; what is about a learner who is gone is not. */
  append(events: readonly NewClassEvent[]): Promise<ClassEvent[]>;
  /** A workshop's events with greater ids, in order, as many as asked for at most. */
  since(id: number, workshop: string, limit: number): Promise<ClassEvent[]>;
  /** Calls back with what has just been kept, in order, until the returned function is called. */
  listen(listener: (events: readonly ClassEvent[]) => void): () => void;
}

/** A listener that throws keeps no other from being told. */
export function createClassEvents(
  store: Pick<Store, "classEvents">,
  onError: (error: unknown) => void,
): ClassEvents {
  const listeners = new Set<(events: readonly ClassEvent[]) => void>();

  function tell(events: readonly ClassEvent[]): void {
    if (events.length === 0) return;
    for (const listener of listeners) {
      try {
        listener(events);
      } catch (error) {
        onError(error);
      }
    }
  }

  return {
    async append(events) {
      const appended = await store.classEvents.append(events);
      tell(appended);
      return appended;
    },
    since: store.classEvents.since,
    listen(listener) {
      const own = (events: readonly ClassEvent[]) => listener(events);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}
