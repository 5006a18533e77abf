import type { Target } from "@/lib/domain/prometheus/target";

/**
 * How long after a scrape should have ended it is looked for: Prometheus tells of it just before it commits
 * its samples. Where scrapes come late, as on a busy machine, so do the looks, up to the most.
 */
const leastMarginMs = 10;
const mostMarginMs = 60;
/** What is kept of a margin above the least with each scrape that is met at once. */
const keptMargin = 0.9;
/** The pauses between looks for a scrape that is late, or the first one. */
const leastPauseMs = 15;
const mostPauseMs = 500;
const mostFirstPauseMs = 100;
/** After this many looks without a first scrape something is probably down. */
const mostFirstLooks = 60;
/**
 * Where nothing else brings a round for so long: what was pushed to the gateway by another way than this
 * app is noticed then.
 */
export const outsideBeatMs = 2000;

export interface LookClock {
  /** Takes what was just seen of the target; how long to wait for the next look, in ms. */
  next(target: Target | null): number;
}

/**
 * Says when Prometheus is asked for its target next: once a scrape where that comes in time, and of one that
 * is late as seldom as it is late already, so that a few looks meet it.
 */
export function createLookClock(): LookClock {
  let before: Target | null = null;
  let marginMs = leastMarginMs;
  /** When the looks for the next scrape began, and how many were in vain. */
  let waitingSinceMs: number | null = null;
  let inVain = 0;

  function learn(target: Target): void {
    const isNew = target.lastScrapeAtMs !== before?.lastScrapeAtMs;
    const dueMs = before && endOfNextMs(before);
    if (isNew && dueMs !== null && inVain > 0) {
      const lateMs = (endOfLastMs(target) ?? 0) - dueMs;
      marginMs = Math.max(marginMs, Math.min(mostMarginMs, lateMs + leastMarginMs));
    } else if (isNew) {
      marginMs = leastMarginMs + keptMargin * (marginMs - leastMarginMs);
    }
    before = target;
  }

  function pause(target: Target | null): number {
    const nowMs = Date.now();
    waitingSinceMs ??= nowMs;
    inVain += 1;
    if (!target) return mostPauseMs;
    const dueMs = endOfNextMs(target);
    const isFirst = dueMs === null;
    if (isFirst && inVain > mostFirstLooks) return mostPauseMs;
    const overdueMs = nowMs - (dueMs ?? waitingSinceMs);
    const most = isFirst ? mostFirstPauseMs : mostPauseMs;
    return Math.min(most, Math.max(leastPauseMs, overdueMs));
  }

  return {
    next(target) {
      if (target) learn(target);
      const untilEndMs = (target && endOfNextMs(target, marginMs)) ?? 0;
      const untilLookMs = untilEndMs - Date.now();
      if (untilLookMs <= 0) return pause(target);
      waitingSinceMs = null;
      inVain = 0;
      return untilLookMs > 1.6 * outsideBeatMs ? outsideBeatMs : untilLookMs;
    },
  };
}

function endOfLastMs({ lastScrapeAtMs, lastScrapeDurationMs }: Target): number | null {
  return lastScrapeAtMs === null ? null : lastScrapeAtMs + (lastScrapeDurationMs ?? 0);
}

/** Null before the first scrape. */
function endOfNextMs(target: Target, marginMs = 0): number | null {
  const endMs = endOfLastMs(target);
  return endMs === null ? null : endMs + target.scrapeIntervalMs + marginMs;
}
