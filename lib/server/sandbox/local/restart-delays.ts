const windowMs = 60_000;
const delaysMs = [0, 500, 500, 500, 1_000, 1_000, 2_000, 2_000, 5_000];

/**
 * Ever longer pauses between restarts, and an end to them after nine within a minute: somebody who kills a server
 * a few times, also while it starts, is no reason to give up.
 */
export interface RestartDelays {
  crashed(nowMs: number): void;
  /** How long to wait before the next start; null when there were too many crashes lately. */
  delayMs(nowMs: number): number | null;
  clear(): void;
}

export function createRestartDelays(): RestartDelays {
  let crashesMs: number[] = [];
  return {
    crashed: (nowMs) => crashesMs.push(nowMs),
    delayMs(nowMs) {
      crashesMs = crashesMs.filter((atMs) => nowMs - atMs < windowMs);
      return crashesMs.length === 0 ? 0 : (delaysMs[crashesMs.length - 1] ?? null);
    },
    clear() {
      crashesMs = [];
    },
  };
}
