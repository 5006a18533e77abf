import { LRUCache } from "lru-cache";

/** What is open because of a session: it is told when the session ends. */
export interface SessionEndings {
  /** Calls back, once, unless the returned function is called before; at once where the session is over. */
  attend(sessionId: string, onEnd: () => void): () => void;
  /** Whether something is open because of this session. */
  isAttended(sessionId: string): boolean;
  tell(sessionIds: readonly string[]): void;
  /** Tells the same, and lets them be attended again. */
  renew(sessionIds: readonly string[]): void;
}

/** For what has looked a session up just before it ended, and attends just after. */
const rememberedEndings = 10_000;

export function createSessionEndings(): SessionEndings {
  const rooms = new Map<string, Set<() => void>>();
  const ended = new LRUCache<string, true>({ max: rememberedEndings });
  function empty(sessionIds: readonly string[]): void {
    for (const id of sessionIds) {
      const room = rooms.get(id);
      rooms.delete(id);
      for (const onEnd of room ?? []) onEnd();
    }
  }

  return {
    attend(sessionId, onEnd) {
      if (ended.has(sessionId)) {
        onEnd();
        return () => undefined;
      }
      const room = rooms.get(sessionId) ?? new Set();
      rooms.set(sessionId, room);
      /** Of its own, so that one function may attend twice. */
      const tell = () => onEnd();
      room.add(tell);
      return () => {
        room.delete(tell);
        if (room.size === 0 && rooms.get(sessionId) === room) rooms.delete(sessionId);
      };
    },
    isAttended: (sessionId) => rooms.has(sessionId),
    tell(sessionIds) {
      for (const id of sessionIds) ended.set(id, true);
      empty(sessionIds);
    },
    renew: empty,
  };
}
