import type { Learner } from "@/lib/contract/session";

/** Whether a learner is there. Times are milliseconds since the epoch. */
export interface Present {
  /** A page is open. */
  isOnline: boolean;
  /** A page is open, and none of them is in sight. */
  isHidden: boolean;
  /** When a page was open last; null where none was since the start of the app. */
  lastSeenAtMs: number | null;
}

/** Who has a page open now. */
export interface Presence {
  of(learnerId: string): Present;
  /** Who has a page open now. */
  online(): string[];
  /** How many pages of a learner are open from now on. */
  pages(learner: Pick<Learner, "id">, pages: number): void;
  /** Whether none of their open pages is in sight. */
  hidden(learner: Pick<Learner, "id">, isHidden: boolean): void;
  /** Calls back with whom it has changed of, until the returned function is called. */
  listen(listener: (learnerId: string) => void): () => void;
}

const away: Present = { isOnline: false, isHidden: false, lastSeenAtMs: null };

export function createPresence(): Presence {
  const known = new Map<string, Present>();
  const listeners = new Set<(learnerId: string) => void>();

  function change(learnerId: string, present: Present): void {
    const before = known.get(learnerId) ?? away;
    known.set(learnerId, present);
    if (before.isOnline === present.isOnline && before.isHidden === present.isHidden) return;
    for (const listener of listeners) listener(learnerId);
  }

  const of = (learnerId: string): Present => {
    const present = known.get(learnerId) ?? away;
    return present.isOnline ? { ...present, lastSeenAtMs: Date.now() } : present;
  };

  return {
    of,
    online: () => [...known].flatMap(([id, { isOnline }]) => (isOnline ? [id] : [])),
    pages({ id }, pages) {
      const isOnline = pages > 0;
      const { isHidden } = of(id);
      change(id, { isOnline, isHidden: isOnline && isHidden, lastSeenAtMs: Date.now() });
    },
    hidden({ id }, isHidden) {
      const present = of(id);
      if (present.isOnline) change(id, { ...present, isHidden });
    },
    listen(listener) {
      const own = (learnerId: string) => listener(learnerId);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}
