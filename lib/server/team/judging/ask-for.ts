import type { Observer } from "@/lib/server/team/looks/looks";
import type { TeamSnapshot } from "@/lib/server/team/looks/team-snapshot";
import { askOnce } from "./ask-once";
import type { AskQueries } from "./judge-step";

export interface Asking {
  /** Null where the sandbox is not running. */
  ask: AskQueries | null;
  /** Whether what was asked was asked of all samples of the scrape. */
  hasSamples: () => boolean;
}

/**
 * How the steps of one round ask Prometheus. After a scrape that brings something new, its samples are waited
 * for once, before the first question; where nothing is asked, they are not.
 */
export function askFor(
  observer: Pick<Observer, "queries" | "samplesOf">,
  { at, look }: TeamSnapshot,
  isNewScrape: boolean,
): Asking {
  if (!at) return { ask: null, hasSamples: () => false };
  const scraped = isNewScrape && look.target.ok ? look.target.value : null;
  let waiting: Promise<boolean> | null = null;
  let hasSamples = false;
  async function untilThere(): Promise<void> {
    if (!at || !scraped) return;
    waiting ??= observer.samplesOf(at, scraped);
    hasSamples = await waiting;
  }
  return {
    ask: askOnce(observer, at, look.nowMs, untilThere),
    hasSamples: () => hasSamples,
  };
}
