import { z } from "zod";
import type { Target } from "@/lib/domain/prometheus/target";
import { parseDuration } from "./parse-duration";

/** The part of `/api/v1/targets` that this app reads. */
export const targetsAnswerSchema = z.object({
  status: z.literal("success"),
  data: z.object({
    activeTargets: z.array(
      z.object({
        scrapePool: z.string(),
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
type TargetAnswer = z.infer<typeof targetsAnswerSchema>["data"]["activeTargets"][number];

export function readTarget(answer: TargetAnswer, all: readonly TargetAnswer[]): Target {
  const { health, lastError, lastScrape, lastScrapeDuration, scrapeInterval } = answer;
  const lastScrapeAtMs = Date.parse(lastScrape);
  const wasScraped = lastScrapeAtMs > 0;
  const unscraped = all.filter((each) => !(Date.parse(each.lastScrape) > 0));
  return {
    health,
    lastScrapeAtMs: wasScraped ? lastScrapeAtMs : null,
    lastScrapeDurationMs: wasScraped ? lastScrapeDuration * 1000 : null,
    lastError: lastError === "" ? null : lastError,
    scrapeIntervalMs: scrapeInterval ?? 0,
    unscrapedJobs: [...new Set(unscraped.map(({ scrapePool }) => scrapePool))],
  };
}
