import { nextScrapeAtMs } from "@/lib/domain/ladder";
import type { Target } from "@/lib/domain/observation";

/** How long after the expected moment a scrape is looked for, and how often. */
const lookAfterMs = 4;
const lookEveryMs = 15;
/** After this many looks without a scrape the beat slows down: a server is probably down. */
const eagerLooks = 60;
const slowBeatMs = 500;
/** Prometheus reports a scrape just before it commits its samples; a verdict is looked at again then. */
const settleAfterMs = [12, 30, 80];

export interface TeamWatch {
  /** Judge now, for what has just happened; calls during a round are answered by one more round. */
  wake(): void;
  stop(): void;
}

/**
 * Follows one team's sandbox while a page of theirs is open: a round of judging after every wake-up and
 * after every scrape, timed by the target's real last scrape.
 */
export function watchTeam(hooks: {
  /** The target now, or null while there is none to ask. */
  target: () => Promise<Target | null>;
  /** Judges and publishes; true if a verdict still waits for a scrape. */
  round: () => Promise<boolean>;
  onError: (error: unknown) => void;
}): TeamWatch {
  let isStopped = false;
  let isRunning = false;
  let isWanted = false;
  let lastScrapeAtMs: number | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function rounds(): Promise<void> {
    if (isRunning) {
      isWanted = true;
      return;
    }
    isRunning = true;
    try {
      do {
        isWanted = false;
        await hooks.round();
      } while (isWanted && !isStopped);
    } catch (error) {
      hooks.onError(error);
    } finally {
      isRunning = false;
    }
  }

  async function settle(): Promise<void> {
    for (const delayMs of settleAfterMs) {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      if (isStopped || isRunning || !(await hooks.round())) return;
    }
  }

  function schedule(delayMs: number, looks: number): void {
    clearTimeout(timer);
    if (isStopped) return;
    timer = setTimeout(() => void look(looks), Math.max(1, delayMs));
    timer.unref();
  }

  async function look(looks: number): Promise<void> {
    try {
      const target = await hooks.target();
      if (isStopped) return;
      if (target?.lastScrapeAtMs == null || target.lastScrapeAtMs === lastScrapeAtMs) {
        schedule(looks < eagerLooks && target ? lookEveryMs : slowBeatMs, looks + 1);
        return;
      }
      lastScrapeAtMs = target.lastScrapeAtMs;
      const now = Date.now();
      schedule((nextScrapeAtMs(target, now) ?? now) - now + lookAfterMs, 0);
      await rounds();
      await settle();
    } catch (error) {
      hooks.onError(error);
      schedule(slowBeatMs, looks + 1);
    }
  }

  schedule(1, 0);
  return {
    wake: () => void rounds(),
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
