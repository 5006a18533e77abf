import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod/mini";
import { loopbackGet } from "@/lib/server/sandbox/local/process/loopback-get";
import { scrapeJobs } from "@/lib/server/stack/prometheus/prometheus-server";

const lookEveryMs = 200;
const answerWithinMs = 2_000;

const targetsSchema = z.object({
  data: z.object({
    activeTargets: z.array(z.object({ scrapePool: z.string(), lastScrape: z.string() })),
  }),
});

/**
 * Waits until a Prometheus has scraped the target of every job once: it takes its targets up only with the
 * first 5 s tick of its discovery, and then at an offset in the interval. False when it is no longer wanted
 * or has taken longer than `withinMs`.
 */
export async function untilScraped(
  prometheus: string,
  isWanted: () => boolean,
  withinMs = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const endsAtMs = performance.now() + withinMs;
  while (isWanted() && performance.now() < endsAtMs) {
    if (await isScraped(prometheus)) return isWanted();
    await sleep(lookEveryMs, undefined, { ref: false });
  }
  return false;
}

async function isScraped(prometheus: string): Promise<boolean> {
  const text = await loopbackGet(`${prometheus}/api/v1/targets?state=active`, answerWithinMs);
  const targets = targetsSchema.safeParse(parseJson(text ?? "null")).data?.data.activeTargets ?? [];
  const scraped = targets.filter(({ lastScrape }) => Date.parse(lastScrape) > 0);
  return scrapeJobs.every((job) => scraped.some(({ scrapePool }) => scrapePool === job));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
