import { breaks, diagnose, type Finding, holds, isUnknown, waits } from "../ladder";
import type { Observation } from "../observation";

/** Prometheus reached the gateway at least once since something changed there. */
export function scrapedSince(seen: Observation, changedAtMs: number): Finding {
  if (!seen.target.ok) return isUnknown(seen.target.error);
  const target = seen.target.value;
  if (!target || target.lastScrapeAtMs === null || target.lastScrapeAtMs <= changedAtMs) {
    return notScrapedYet("Prometheus has not scraped the gateway since the push.");
  }
  if (target.health === "down") {
    return breaks(
      "The last scrape failed.",
      diagnose("target-down", "Prometheus could not scrape your Pushgateway: its target is down.", {
        observed: target.lastError ?? "up is 0",
        params: { lastError: target.lastError },
      }),
    );
  }
  const took = target.lastScrapeDurationMs;
  return holds(
    took === null
      ? "Scraped since the push."
      : `Scraped since the push, in ${Math.round(took)} ms.`,
  );
}

export function notScrapedYet(evidence: string): Finding {
  return waits(
    evidence,
    diagnose(
      "not-scraped-yet",
      "Right so far. Prometheus pulls at its own pace; it sees the push with its next scrape.",
    ),
  );
}
