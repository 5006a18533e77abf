import type { SandboxAnswer } from "@/lib/contract/sandbox";
import { nextScrapeAtMs } from "@/lib/domain/prometheus/next-scrape";

/** A target that was not scraped for this many intervals is not on its beat: no time can be told. */
const missedBeats = 3;

/**
 * Milliseconds until the next scrape, reckoned from the target's real last one; null while none is due:
 * nothing was scraped yet, the sandbox is not ready, or scrapes have stopped.
 */
export function untilNextScrapeMs(
  sandbox: Pick<SandboxAnswer, "state" | "lastScrapeAt" | "scrapeIntervalMs">,
  serverNow: number,
): number | null {
  const { state, lastScrapeAt, scrapeIntervalMs } = sandbox;
  if (state !== "ready" || lastScrapeAt === null) return null;
  const lastScrapeAtMs = Date.parse(lastScrapeAt);
  if (serverNow - lastScrapeAtMs > missedBeats * scrapeIntervalMs) return null;
  const next = nextScrapeAtMs({ lastScrapeAtMs, scrapeIntervalMs }, serverNow);
  // The clock of a page may be half a second behind, and so before the scrape.
  return next === null ? null : Math.min(next - serverNow, scrapeIntervalMs);
}
