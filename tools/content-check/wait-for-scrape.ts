import { setTimeout as sleep } from "node:timers/promises";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Fixture } from "./fixture";

const lookEveryMs = 20;
/** Prometheus moves a scrape's timestamp by up to 2 ms so that samples are evenly spaced. */
const timestampToleranceMs = 5;
const scrapeJob = "pushgateway";

/** Only a Prometheus that does not scrape takes so long, on a busy machine too. */
const scrapedWithinMs = 150_000;

/** A Prometheus hands its targets to the scraping only every 5 s, the first time after its start too. */
const discoveryMs = 5000;

/** How long to wait for what a scrape should bring, before it counts as not coming. */
export function patienceMs(fixture: Pick<Fixture, "scrapeIntervalMs">): number {
  return 4 * fixture.scrapeIntervalMs + 2 * discoveryMs;
}

/**
 * Resolves when Prometheus has stored a scrape that began after this call, and after every other target had
 * been scraped once, so that a query is compared. `up` is written together with
 * the scrape's own samples, so whoever can query it can query them too.
 */
export async function waitForScrape(fixture: Fixture): Promise<Result<void, string>> {
  const calledAtMs = Date.now();
  let sinceMs = calledAtMs;
  while (Date.now() - calledAtMs < scrapedWithinMs) {
    const scrapedAtMs = await lastStoredScrapeMs(fixture);
    if (scrapedAtMs > sinceMs + timestampToleranceMs) {
      if (await isEveryTargetScraped(fixture)) return ok(undefined);
      sinceMs = scrapedAtMs;
    }
    await sleep(lookEveryMs);
  }
  return err(`Prometheus stored no scrape within ${scrapedWithinMs / 1000} s`);
}

async function isEveryTargetScraped({ sandboxes, learner, observer }: Fixture): Promise<boolean> {
  const at = sandboxes.endpoints(learner.team);
  const seen = at && (await observer.target(at));
  return seen?.ok === true && seen.value?.unscrapedJobs.length === 0;
}

async function lastStoredScrapeMs(fixture: Fixture): Promise<number> {
  const at = fixture.sandboxes.endpoints(fixture.learner.team);
  if (!at) return 0;
  const expression = `timestamp(up{job="${scrapeJob}"})`;
  const { up } = await fixture.observer.queries(at, [{ name: "up", expression }], Date.now());
  return up?.kind === "vector" ? Number(up.series[0]?.value ?? 0) * 1000 : 0;
}
