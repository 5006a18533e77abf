/**
 * The server's clock as a browser can know it. A message is never older than its `serverTime` says and
 * may have travelled long, so of the latest samples the one that travelled shortest is the truest.
 */
export interface ServerClock {
  /** Server time minus browser time for each of the newest samples; milliseconds. */
  readonly offsetsMs: readonly number[];
}

const keptSamples = 12;

export const unknownClock: ServerClock = { offsetsMs: [] };

/** The clock after a message with this `serverTime` arrived at `receivedAtMs` of the browser's clock. */
export function readClock(
  clock: ServerClock,
  serverTime: string,
  receivedAtMs: number,
): ServerClock {
  const offset = Date.parse(serverTime) - receivedAtMs;
  if (Number.isNaN(offset)) return clock;
  return { offsetsMs: [...clock.offsetsMs, offset].slice(-keptSamples) };
}

/** Server time now, in milliseconds since the epoch. */
export function serverNowMs(clock: ServerClock, browserNowMs: number): number {
  return browserNowMs + (clock.offsetsMs.length === 0 ? 0 : Math.max(...clock.offsetsMs));
}
