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
  if (!found) return null;
  const { scrapePool, health, lastError, lastScrapeAtMs, lastScrapeDuration } = found;
  const scraped = new Set(
    all.filter((each) => each.lastScrapeAtMs !== null).map((each) => each.scrapePool),
  );
  const unscraped = all.map((each) => each.scrapePool).filter((pool) => !scraped.has(pool));
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

function scrapedAtMs({ lastScrape }: TargetAnswer): number | null {
  const atMs = Date.parse(lastScrape);
  return atMs > 0 ? atMs : null;
}

/** Where the configuration cannot be read. */
export const unknownScraping: Scraping = { honorLabels: null, addedLabels: [] };
