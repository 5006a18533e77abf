import type { Seen } from "@/lib/domain/checks/platform-problem";
import type { Target } from "@/lib/domain/prometheus/target";
import { outsideRequests } from "@/lib/server/outside-requests";
import { createLookClock, outsideBeatMs } from "./look-clock";
import { oneAtATime } from "./one-at-a-time";
import { sleep } from "./sleep";

/** What waits for the samples of a scrape that were not there yet is judged again. */
const settleAfterMs = [12, 30, 80];
/** The least time between the end of a round and the next one: while a page shows it, and while none does. */
const shownPauseMs = 25;
const unseenPauseMs = 500;
/** After an error that nobody expected. */
const afterErrorMs = 500;

export interface TeamWatch {
  /** Judge now, for what has just happened; calls during a round are answered by one more round. */
  wake(): void;
  stop(): void;
}

export interface WatchHooks {
  /** The target now; null while the sandbox is not running. */
  target: () => Promise<Seen<Target | null> | null>;
  /**
   * Judges and publishes; true if a step depends on samples that may just be on their way. `target` is the
   * one that was asked for just now, if any.
   */
  round: (options: { target: Seen<Target | null> | null; isScrape: boolean }) => Promise<boolean>;
  onError: (error: unknown) => void;
  /** Whether a page is open that shows what comes of a round. */
  isShown: () => boolean;
}

/**
 * Follows one team's sandbox while a page of theirs is open: a round of judging after every wake-up,
 * after every scrape, and when Prometheus stops answering. One timer is aimed at the next scrape, by the
 * target's real last one; where that is far, it looks for pushes from outside on the way.
 */
export function watchTeam(hooks: WatchHooks): TeamWatch {
  const clock = createLookClock();
  let isStopped = false;
  let lastScrapeAtMs: number | null = null;
  let isAnswering = true;
  let timer: NodeJS.Timeout | undefined;
  let lastRoundAtMs = 0;
  /** What the next round is told, once. */
  let news: Parameters<WatchHooks["round"]>[0] = nothingNew;
  const round = oneAtATime(async () => {
    lastRoundAtMs = Date.now();
    const told = news;
    news = nothingNew;
    return isStopped ? false : hooks.round(told);
  }, pauseOf(hooks));

  async function roundsUntilSettled(target: Seen<Target | null>): Promise<void> {
    news = { target, isScrape: true };
    let isUnsettled = await round();
    for (const delayMs of settleAfterMs) {
      if (!isUnsettled || isStopped) return;
      await sleep(delayMs);
      isUnsettled = await round();
    }
  }

  /** True once when Prometheus, asked for its target, has stopped answering. */
  function hasFallenSilent(seen: Seen<Target | null> | null): boolean {
    const wasAnswering = isAnswering;
    isAnswering = seen === null || seen.ok;
    return wasAnswering && !isAnswering;
  }

  /** True if the target tells of another scrape than last time. */
  function isNewScrape(target: Target | null): target is Target {
    const at = target?.lastScrapeAtMs ?? null;
    if (at === null || at === lastScrapeAtMs) return false;
    lastScrapeAtMs = at;
    return true;
  }

  async function follow(): Promise<void> {
    const seen = await hooks.target();
    if (isStopped) return;
    const target = seen?.ok ? seen.value : null;
    const isSilence = hasFallenSilent(seen);
    const isNew = isNewScrape(target);
    const isBeat = seen?.ok && Date.now() - lastRoundAtMs >= outsideBeatMs;
    schedule(clock.next(target));
    if (isNew && seen) await roundsUntilSettled(seen);
    else if (isSilence || isBeat) await round();
  }

  function schedule(delayMs: number): void {
    clearTimeout(timer);
    if (isStopped) return;
    const goOn = (error: unknown) => {
      hooks.onError(error);
      schedule(afterErrorMs);
    };
    timer = setTimeout(() => void follow().catch(goOn), Math.max(1, delayMs));
  }

  outsideRequests(() => schedule(1));
  return {
    wake: () => void round().catch(hooks.onError),
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

const pauseOf =
  ({ isShown }: WatchHooks) =>
  () =>
    isShown() ? shownPauseMs : unseenPauseMs;

const nothingNew = { target: null, isScrape: false } as const;
