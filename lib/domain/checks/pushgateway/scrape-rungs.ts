import type { Standing } from "@/lib/domain/checks/looks";
import { isUnknown } from "@/lib/domain/checks/platform-problem";
import { explainScrapeError } from "@/lib/domain/prometheus/explain-scrape-error";
import type { Target } from "@/lib/domain/prometheus/target";
import { breaks, diagnose, type Finding, holds, waits } from "@/lib/domain/verdict/ladder";

/** Prometheus reached the gateway at least once since something changed there. */
export function scrapedSince(seen: Standing, changedAtMs: number): Finding {
  if (!seen.target.ok) return isUnknown(seen.target.error);
  const target = seen.target.value;
  if (!target || target.lastScrapeAtMs === null || target.lastScrapeAtMs <= changedAtMs) {
    return notScrapedYet("Prometheus has not scraped the gateway since the push.");
  }
  if (target.health === "down") {
    return targetDown(
      target,
      "Your push is stored, but Prometheus cannot fetch it: its last scrape of your Pushgateway failed, so the target is down.",
    );
  }
  return holds("Scraped since the push.");
}

export function targetDown({ lastError }: Target, what: string): Finding {
  const why = explainScrapeError(lastError ?? "");
  return breaks(
    "The last scrape failed.",
    diagnose(
      "target-down",
      `${what}${why === null ? "" : ` ${why}`} The check goes on with the next scrape that works.`,
      {
        expected: "up is 1",
        observed: lastError ?? "up is 0",
        params: { lastError },
      },
    ),
  );
}

export function notScrapedYet(
  evidence: string,
  message = "Right so far. Prometheus pulls at its own pace; it sees the push with its next scrape.",
): Finding {
  return waits(evidence, diagnose("not-scraped-yet", message));
}
