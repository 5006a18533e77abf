/** How closely the local sandboxes are watched, and what they may take; durations in ms. */
export const defaultLimits = {
  healthEveryMs: 10_000,
  healthTimeoutMs: 5_000,
  memoryEveryMs: 2_000,
  diskEveryMs: 60_000,
  historyBytes: 256 * 1024 * 1024,
  idleEveryMs: 5_000,
};

export type SandboxLimits = typeof defaultLimits;
