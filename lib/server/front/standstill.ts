/** A time in which the process did nothing: its event loop was blocked, or the machine had no time for it. */
interface Standstill {
  endedAtMs: number;
  ms: number;
}

/** How often a timer shows that the process is alive. */
const beatMs = 100;
/** What is kept; far more than any deadline covers. */
const most = 10_000;

export interface Standstills {
  /**
   * How long ago a deadline of `ms` has to have begun to be over by now, where the time in which the process stood
   * still does not count.
   */
  stretch(ms: number, nowMs?: number): number;
  /** Shows that the process is alive. */
  beat(nowMs?: number): void;
}

/** Keeps when a process stood still, as far as its beats tell; times are of `performance.now()`. */
export function createStandstills(startedAtMs = performance.now()): Standstills {
  const known: Standstill[] = [];
  let lastMs = startedAtMs;
  const beat = (nowMs = performance.now()) => {
    const ms = nowMs - lastMs - beatMs;
    if (ms > beatMs) known.push({ endedAtMs: nowMs, ms });
    if (known.length > most) known.shift();
    lastMs = nowMs;
  };
  return {
    beat,
    stretch(ms, nowMs = performance.now()) {
      beat(nowMs);
      let stretched = ms;
      for (let index = known.length - 1; index >= 0; index -= 1) {
        const standstill = known[index];
        if (standstill === undefined || standstill.endedAtMs <= nowMs - stretched) break;
        stretched += standstill.ms;
      }
      return stretched;
    },
  };
}

let ofThisProcess: Standstills | null = null;

/** Those of this process, from the first call on. */
export function standstills(): Standstills {
  if (ofThisProcess) return ofThisProcess;
  const created = createStandstills();
  setInterval(created.beat, beatMs).unref();
  ofThisProcess = created;
  return created;
}
