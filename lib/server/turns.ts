import { setTimeout as rest } from "node:timers/promises";

/**
 * Runs what is dear on the event loop in turn, one piece at a time, and lets everybody else go on for twice
 * as long as it took before the next.
 */
export type InTurn = <T>(work: () => T) => Promise<T>;

export function createTurns(): InTurn {
  let turn: Promise<unknown> = Promise.resolve();
  return (work) => {
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
}
