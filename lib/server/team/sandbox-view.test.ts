import { expect, it } from "vitest";
import type { Target } from "@/lib/domain/prometheus/target";
import type { UpstreamError } from "@/lib/server/upstream/upstream";
import { type Look, lookAtNothing } from "./looks/looks";
import { problemOf } from "./looks/problem-of";
import { viewSandbox } from "./sandbox-view";

const ready = { state: "ready", detail: null } as const;

const can = { start: true, restart: new Set([]), reset: true };

const seen = (error: UpstreamError): Look => ({
  ...lookAtNothing({ kind: "sandbox-starting" }),
  gateway: { ok: false, error: problemOf(error) },
});
const view = (error: UpstreamError) => viewSandbox("ada", ready, seen(error), 2000, null, can);
const unexpected = { service: "pushgateway", kind: "upstream-unexpected", message: "" } as const;

it("says why no group is shown of a gateway that holds too much", () => {
  const { detail, groups } = view({ ...unexpected, holdsMoreThan: 60_000 });
  expect(groups).toEqual([]);
  expect(detail).toMatch(/^Your Pushgateway holds more .* Delete a group/);
  expect(view({ ...unexpected, longerThanBytes: 16 }).detail).toBe(detail);
});

it("says nothing of a gateway that answers otherwise than it should", () => {
  expect(view(unexpected).detail).toBeNull();
});

it("says how often the target is scraped, where that is known, and whose servers they are", () => {
  const look = lookAtNothing({ kind: "sandbox-starting" });
  const target: Target = {
    ...{ health: "up", lastScrapeAtMs: 1000, lastScrapeDurationMs: 5, lastError: null },
    ...{ scrapeIntervalMs: 15_000, unscrapedJobs: [], labels: {}, others: [] },
    scraping: { honorLabels: true, addedLabels: [] },
  };
  const seen = { ...look, nowMs: 2000, target: { ok: true, value: target } } as const;
  const own = { ...can, start: false };
  expect(viewSandbox("ada", ready, seen, 30_000, null, own)).toMatchObject({
    scrapeIntervalMs: 15_000,
    nextScrapeAt: new Date(16_000).toISOString(),
    isExternal: true,
  });
  expect(viewSandbox("ada", ready, look, 30_000, null, can)).toMatchObject({
    scrapeIntervalMs: 30_000,
    isExternal: false,
  });
});
