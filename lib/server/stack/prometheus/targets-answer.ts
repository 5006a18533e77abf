import { z } from "zod";
import { chooseTargets } from "@/lib/domain/prometheus/choose-targets";
import type { Scraping, Target } from "@/lib/domain/prometheus/target";
import { parseDuration } from "./parse-duration";

/** The part of `/api/v1/targets` that this app reads. */
export const targetsAnswerSchema = z.object({
  status: z.literal("success"),
  data: z.object({
    activeTargets: z.array(
      z.object({
        scrapePool: z.string(),
        scrapeUrl: z.string(),
        labels: z.record(z.string(), z.string()),
        health: z.enum(["up", "down", "unknown"]),
        lastError: z.string(),
        /** RFC 3339 with nanoseconds; the year 1 where there was no scrape yet. */
        lastScrape: z.string(),
        /** Seconds. */
        lastScrapeDuration: z.number(),
        scrapeInterval: z
          .string()
          .transform((text) => parseDuration(text))
          .refine((ms) => ms !== null, "not a duration"),
      }),
    ),
  }),
});
type TargetsAnswer = z.infer<typeof targetsAnswerSchema>["data"];
type TargetAnswer = TargetsAnswer["activeTargets"][number];

/** What is read of the gateway's target, and the name of its scrape job; null where there is none. */
export interface FoundGateway {
  scrapePool: string;
  target: Omit<Target, "scraping">;
}

/** The target of a gateway, among all that a Prometheus has; `gateway` is its address. */
export function readTarget(
  { activeTargets }: TargetsAnswer,
  wanted: { scrapeJob: string; gateway: string },
): FoundGateway | null {
  const all = activeTargets.map((each) => ({ ...each, lastScrapeAtMs: scrapedAtMs(each) }));
  const [found, ...others] = chooseTargets(all, wanted);
  if (!found) return noTargetAmong(all);
  const { scrapePool, health, lastError, lastScrapeAtMs, lastScrapeDuration } = found;
  const scraped = new Set(
    all.filter((each) => each.lastScrapeAtMs !== null).map((each) => each.scrapePool),
  );
  const unscraped = all
    .filter((each) => each.scrapePool === scrapePool || isSoonAsked(each, found))
    .map((each) => each.scrapePool)
    .filter((pool) => !scraped.has(pool));
  return {
    scrapePool,
    target: {
      health,
      lastScrapeAtMs,
      lastScrapeDurationMs: lastScrapeAtMs === null ? null : lastScrapeDuration * 1000,
      lastError: lastError === "" ? null : lastError,
      scrapeIntervalMs: found.scrapeInterval ?? 0,
      unscrapedJobs: [...new Set(unscraped)],
      labels: found.labels,
      others: others.map(({ labels }) => labels),
    },
  };
}

/**
 * A Prometheus that has asked others and has no target for the gateway will not have one soon: it is down. One
 * that has asked none has just been started.
 */
function noTargetAmong(
  all: readonly (TargetAnswer & { lastScrapeAtMs: number | null })[],
): FoundGateway | null {
  const [newest] = all.toSorted((a, b) => (b.lastScrapeAtMs ?? 0) - (a.lastScrapeAtMs ?? 0));
  if (!newest?.lastScrapeAtMs) return null;
  return {
    scrapePool: "",
    target: {
      ...{ health: "down", lastError: "no target", lastScrapeAtMs: newest.lastScrapeAtMs },
      ...{ lastScrapeDurationMs: null, scrapeIntervalMs: newest.scrapeInterval ?? 0 },
      ...{ unscrapedJobs: [], labels: {}, others: [] },
    },
  };
}

/** One that is asked far more seldom than the gateway is nothing to wait for. */
function isSoonAsked(other: TargetAnswer, gateway: TargetAnswer): boolean {
  return (other.scrapeInterval ?? 0) <= 4 * (gateway.scrapeInterval ?? 0);
}

function scrapedAtMs({ lastScrape }: TargetAnswer): number | null {
  const atMs = Date.parse(lastScrape);
  return atMs > 0 ? atMs : null;
}

/** Where the configuration cannot be read. */
export const unknownScraping: Scraping = { honorLabels: null, addedLabels: [] };
