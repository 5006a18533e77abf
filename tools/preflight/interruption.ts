/** Somebody has ended it: what was made is taken away, and nothing else is looked at. */
export class Interrupted extends Error {}

/** Waits for all to end, each of which takes away what it made; then throws what first failed. */
export async function allToTheirEnd(works: readonly Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(works);
  for (const each of ended) if (each.status === "rejected") throw each.reason;
}

/**
 * Aborts at the first Ctrl+C, SIGTERM or SIGHUP, so that whatever is under way comes to its end; a second one ends
 * the process at once.
 */
export function interruptedBySignals(onFirst: () => void): AbortSignal {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (interruption.signal.aborted) process.exit(interruptedCode);
      onFirst();
      interruption.abort(new Interrupted("interrupted"));
    });
  }
  return interruption.signal;
}

/** As shells have it of a program that Ctrl+C has ended. */
export const interruptedCode = 130;
