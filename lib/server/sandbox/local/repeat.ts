import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "@/lib/server/log";

/**
 * Does the work again and again, `everyMs` after it was last done, until the signal; never twice at once.
 * Work that fails is logged and done again.
 */
export async function repeat(
  everyMs: number,
  work: () => Promise<void> | void,
  signal: AbortSignal,
  log: Log,
): Promise<void> {
  for (;;) {
    await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, "a sandbox monitor failed");
    }
  }
}
