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
  /** A page on one of the learner's devices follows what happens, until the returned function is called. */
  attend(learner: Pick<Learner, "id">, device: string): () => void;
  /** Whether no page on a device that attends is in sight; one that nobody has spoken for is. */
  hidden(learner: Pick<Learner, "id">, device: string, isHidden: boolean): void;
  /** Calls back with whom it has changed of, until the returned function is called. */
  listen(listener: (learnerId: string) => void): () => void;
}

interface Known {
  pages: number;
  lastSeenAtMs: number | null;
  /** By device, its open streams and whether none of its pages is in sight. */
  devices: Map<string, { streams: number; isHidden: boolean }>;
}

export function createPresence(): Presence {
  const known = new Map<string, Known>();
  const listeners = new Set<(learnerId: string) => void>();

  const of = (learnerId: string): Present => {
    const { pages = 0, lastSeenAtMs = null, devices } = known.get(learnerId) ?? {};
    if (pages === 0) return { isOnline: false, isHidden: false, lastSeenAtMs };
    const each = [...(devices?.values() ?? [])];
    const isHidden = each.length > 0 && each.every((device) => device.isHidden);
    return { isOnline: true, isHidden, lastSeenAtMs: Date.now() };
  };

  function change(learnerId: string, make: (now: Known) => void): void {
    const before = of(learnerId);
    const now = known.get(learnerId) ?? { pages: 0, lastSeenAtMs: null, devices: new Map() };
    known.set(learnerId, now);
    make(now);
    const after = of(learnerId);
    if (before.isOnline === after.isOnline && before.isHidden === after.isHidden) return;
    for (const listener of listeners) listener(learnerId);
  }

  return {
    of,
    online: () => [...known].flatMap(([id, { pages }]) => (pages > 0 ? [id] : [])),
    pages({ id }, pages) {
      change(id, (now) => {
        now.pages = pages;
        now.lastSeenAtMs = Date.now();
      });
    },
    attend({ id }, name) {
      const device = known.get(id)?.devices.get(name) ?? { streams: 0, isHidden: false };
      change(id, ({ devices }) => {
        device.streams += 1;
        devices.set(name, device);
      });
      return () =>
        change(id, ({ devices }) => {
          device.streams -= 1;
          if (device.streams === 0) devices.delete(name);
        });
    },
    hidden({ id }, name, isHidden) {
      change(id, ({ devices }) => {
        const device = devices.get(name);
        if (device) device.isHidden = isHidden;
      });
    },
    listen(listener) {
      const own = (learnerId: string) => listener(learnerId);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}
