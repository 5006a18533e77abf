import { expect, test } from "vitest";
import { readTarget, targetsAnswerSchema } from "./targets-answer";

const wanted = { scrapeJob: "pushgateway", gateway: "http://pushgateway.ada-monitoring:9091" };

const scraped = "2026-03-01T12:00:00.123456789Z";
const never = "0001-01-01T00:00:00Z";

function read(...targets: [pool: string, lastScrape: string, interval?: string][]) {
  const activeTargets = targets.map(([scrapePool, lastScrape, scrapeInterval = "30s"]) => ({
    ...{ scrapePool, lastScrape, scrapeInterval, scrapeUrl: "http://10.128.0.7:8080/metrics" },
    ...{ labels: { job: scrapePool }, health: "up", lastError: "", lastScrapeDuration: 0.003 },
  }));
  const answer = targetsAnswerSchema.parse({ status: "success", data: { activeTargets } });
  return readTarget(answer.data, wanted)?.target ?? null;
}

test("a scrape job is new while none of its targets has been asked", () => {
  const own = ["pushgateway", scraped] as const;
  expect(read([...own], ["app", never])?.unscrapedJobs).toEqual(["app"]);
  expect(read([...own], ["app", never], ["app", scraped])?.unscrapedJobs).toEqual([]);
  expect(read(["pushgateway", never])?.unscrapedJobs).toEqual(["pushgateway"]);
  // One that is asked once an hour is not waited for.
  expect(read([...own], ["app", never, "1h"])?.unscrapedJobs).toEqual([]);
});

test("a gateway that is none of the targets is down, unless none has been asked yet", () => {
  expect(read(["app", scraped])).toMatchObject({
    ...{ health: "down", lastError: "no target", scrapeIntervalMs: 30_000 },
    lastScrapeAtMs: Date.parse(scraped),
  });
  expect(read(["app", never])).toBeNull();
  expect(read()).toBeNull();
});
