import { quote } from "@/lib/domain/checks/pushgateway/select-group";
import type { Target } from "@/lib/domain/prometheus/target";
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
  { labels: { job = "", instance = "" }, lastScrapeAtMs }: Target,
): Promise<boolean> {
  if (lastScrapeAtMs === null) return false;
  const expression = `max(timestamp(up{job=${quote(job)},instance=${quote(instance)}}))`;
  for (const pauseMs of [...lookAgainAfterMs, null]) {
    const result = await client.query(base, expression, Date.now());
    if (result.kind !== "vector") return false;
    const newestMs = 1000 * Number(result.series[0]?.value);
    if (newestMs >= lastScrapeAtMs - alignedMs) return true;
    if (pauseMs !== null) await sleep(pauseMs);
  }
  return false;
}
