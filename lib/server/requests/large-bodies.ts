import { setTimeout as rest } from "node:timers/promises";

/** A body above this many bytes is read and parsed only when there is room for it. */
export const largeBytes = 64 * 1024;

/** How many large bodies are read at once, how many of them of one learner, and how many of one may wait. */
const largeBodyLimits = { overall: 32, ofOne: 4, waiting: 32 };

/** Room for large bodies, shared by all who read them, so that nobody else waits for theirs. */
export interface LargeBodies {
  /** Waits for room; the returned function gives it back. Null where too many of theirs wait. */
  enter(owner: string): Promise<(() => void) | null>;
  /**
   * Runs what is dear on the event loop in turn, one piece at a time, and lets everybody else go on for as
   * long as it took before the next.
   */
  inTurn<T>(work: () => T): Promise<T>;
}

export function createLargeBodies(limits = largeBodyLimits): LargeBodies {
  const open = new Map<string, number>();
  let waiting: { owner: string; begin: () => void }[] = [];
  let openNow = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const hasRoom = (owner: string) =>
    openNow < limits.overall && (open.get(owner) ?? 0) < limits.ofOne;

  function take(owner: string): () => void {
    openNow += 1;
    open.set(owner, (open.get(owner) ?? 0) + 1);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      openNow -= 1;
      const left = (open.get(owner) ?? 1) - 1;
      if (left > 0) open.set(owner, left);
      else open.delete(owner);
      const next = waiting.find((each) => hasRoom(each.owner));
      if (!next) return;
      waiting = waiting.filter((each) => each !== next);
      next.begin();
    };
  }

  return {
    async enter(owner) {
      if (hasRoom(owner)) return take(owner);
      if (waiting.filter((each) => each.owner === owner).length >= limits.waiting) return null;
      return new Promise((resolve) => {
        waiting.push({ owner, begin: () => resolve(take(owner)) });
      });
    },
    inTurn(work) {
      let tookMs = 0;
      const done = turn.then(() => {
        const beganAt = performance.now();
        try {
          return work();
        } finally {
          tookMs = performance.now() - beganAt;
        }
      });
      turn = done.catch(() => undefined).then(() => rest(2 * tookMs));
      return done;
    },
  };
}
