import type { PrometheusClient } from "@/lib/server/stack/prometheus/prometheus-client";
import { sleep } from "@/lib/server/team/sleep";

/** Prometheus tells of a scrape a moment before it commits its samples; the pauses between looks for them. */
const lookAgainAfterMs = [4, 8, 16, 32, 64];
/** A sample's time is that of its scrape, aligned to the interval by no more than this. */
const alignedMs = 20;

/**
 * Waits until Prometheus returns the samples of a scrape; false where it does not soon. `up` is committed
 * together with what was scraped, so its time tells of all.
 */
export async function untilCommitted(
  client: Pick<PrometheusClient, "query">,
  base: string,
  { scrapeJob, scrapedAtMs }: { scrapeJob: string; scrapedAtMs: number },
): Promise<boolean> {
  const expression = `max(timestamp(up{job="${scrapeJob}"}))`;
  for (const pauseMs of [...lookAgainAfterMs, null]) {
    const result = await client.query(base, expression, Date.now());
    if (result.kind !== "vector") return false;
    const newestMs = 1000 * Number(result.series[0]?.value);
    if (newestMs >= scrapedAtMs - alignedMs) return true;
    if (pauseMs !== null) await sleep(pauseMs);
  }
  return false;
}
