import { expect, test } from "vitest";
import { nextScrapeAtMs } from "./next-scrape";

const lastScrapeAtMs = Date.parse("2026-03-01T12:00:00.123Z");

test.each([1, 2, 5, 10, 15, 30, 60])(
  "the next scrape is one interval after the last: %d s",
  (s) => {
    const scrapeIntervalMs = s * 1000;
    const next = (elapsedMs: number) =>
      nextScrapeAtMs({ lastScrapeAtMs, scrapeIntervalMs }, lastScrapeAtMs + elapsedMs);
    expect(next(0)).toBe(lastScrapeAtMs + scrapeIntervalMs);
    expect(next(scrapeIntervalMs - 1)).toBe(lastScrapeAtMs + scrapeIntervalMs);
    expect(next(scrapeIntervalMs)).toBe(lastScrapeAtMs + 2 * scrapeIntervalMs);
    expect(next(3.5 * scrapeIntervalMs)).toBe(lastScrapeAtMs + 4 * scrapeIntervalMs);
    // A clock that is behind Prometheus' own.
    expect(next(-500)).toBe(lastScrapeAtMs + scrapeIntervalMs);
  },
);

test("without a scrape nobody knows when the next one is", () => {
  expect(
    nextScrapeAtMs({ lastScrapeAtMs: null, scrapeIntervalMs: 2000 }, lastScrapeAtMs),
  ).toBeNull();
  expect(nextScrapeAtMs(null, lastScrapeAtMs)).toBeNull();
});
