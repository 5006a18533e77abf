import { setTimeout as rest } from "node:timers/promises";
import { type BodyRoom, createBodyRoom, type RoomLimits } from "./body-room";

/** A body above this many bytes is read and parsed only when there is room for it. */
export const largeBytes = 64 * 1024;

export const largeBodyLimits: RoomLimits = {
  overall: 32,
  ofOne: 4,
  waiting: 32,
  heldMs: 3000,
  waitMs: 10_000,
};

/** Room and turns for large bodies, shared by all who read them, so that nobody else waits for theirs. */
export interface LargeBodies extends BodyRoom {
  /**
   * Runs what is dear on the event loop in turn, one piece at a time, and lets everybody else go on for as
   * long as it took before the next.
   */
  inTurn<T>(work: () => T): Promise<T>;
  /** The same for what reads a body, where that is large; else at once. */
  inTurnIfLarge<T>(body: { byteLength: number }, work: () => T): Promise<T>;
}

export function createLargeBodies(limits = largeBodyLimits): LargeBodies {
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn: LargeBodies["inTurn"] = (work) => {
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
  };
  return {
    ...createBodyRoom(limits),
    inTurn,
    inTurnIfLarge: async (body, work) => (body.byteLength > largeBytes ? inTurn(work) : work()),
  };
}
