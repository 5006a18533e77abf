import { createTurns, type InTurn } from "@/lib/server/turns";
import { type BodyRoom, createBodyRoom, type RoomLimits } from "./body-room";

/** A body above this many bytes is read and parsed only when there is room for it. */
export const largeBytes = 64 * 1024;
/** What reads a body above this goes in turn: sixteen of 64 KB side by side would hold up everybody. */
const dearBytes = 8 * 1024;

export const largeBodyLimits: RoomLimits = {
  overall: 32,
  ofOne: 4,
  waiting: 32,
  heldMs: 3000,
  waitMs: 10_000,
};

/** Room and turns for large bodies, shared by all who read them, so that nobody else waits for theirs. */
export interface LargeBodies extends BodyRoom {
  inTurn: InTurn;
  /** The same for what reads a body, where that may be dear; else at once. */
  inTurnIfLarge<T>(body: { byteLength: number }, work: () => T): Promise<T>;
}

export function createLargeBodies(limits = largeBodyLimits): LargeBodies {
  const inTurn = createTurns();
  return {
    ...createBodyRoom(limits),
    inTurn,
    inTurnIfLarge: async (body, work) => (body.byteLength > dearBytes ? inTurn(work) : work()),
  };
}
