import { expect, it } from "vitest";
import { untilNextScrapeMs } from "./scrape-time";

const lastScrapeAt = "2026-01-01T00:00:00.000Z";
const start = Date.parse(lastScrapeAt);
const sandbox = { state: "ready" as const, lastScrapeAt, scrapeIntervalMs: 2000 };

it("counts from the last scrape, and on when the news of one is late", () => {
  expect(untilNextScrapeMs(sandbox, start + 500)).toBe(1500);
  expect(untilNextScrapeMs(sandbox, start + 2100)).toBe(1900);
  expect(untilNextScrapeMs(sandbox, start - 400)).toBe(2000);
});

it("tells no time when scrapes have stopped, or have not begun", () => {
  expect(untilNextScrapeMs(sandbox, start + 6001)).toBeNull();
  expect(untilNextScrapeMs({ ...sandbox, lastScrapeAt: null }, start)).toBeNull();
  expect(untilNextScrapeMs({ ...sandbox, state: "restarting" }, start)).toBeNull();
});
