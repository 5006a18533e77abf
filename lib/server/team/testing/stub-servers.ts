import type { Target } from "@/lib/domain/prometheus/target";
import type { Group } from "@/lib/domain/pushgateway/group";
import { ok } from "@/lib/domain/result";
import type { StackClients } from "@/lib/server/stack/stack-clients";

interface Scraping {
  scrapeIntervalMs: number;
  /** How late the nth scrape begins; ms. */
  lateMs?: (n: number) => number;
  /** When the first scrape was; now unless told. */
  beganMs?: number;
}

const scrapeDurationMs = 5;
/** Samples can be asked for this long after Prometheus has told of their scrape. */
const commitMs = 25;

/**
 * A team's servers that are there in memory alone: a gateway with one group, scraped at each interval of the
 * clock. They count what they are asked for, by kind.
 */
export function stubServers({
  scrapeIntervalMs,
  lateMs = () => 0,
  beganMs = Date.now(),
}: Scraping) {
  const asked = { target: 0, groups: 0, start: 0, exposition: 0, samples: 0, query: 0 };
  const group = { pushedAtMs: beganMs, value: "3" };

  const beginOf = (n: number) => beganMs + n * scrapeIntervalMs + lateMs(n);
  function lastScrapeMs(afterMs: number): number {
    const n = Math.floor((Date.now() - beganMs) / scrapeIntervalMs);
    const isOver = n === 0 || Date.now() >= beginOf(n) + scrapeDurationMs + afterMs;
    return beginOf(isOver ? n : n - 1);
  }

  const target = (): Target => ({
    ...{ health: "up", lastError: null, scrapeIntervalMs, unscrapedJobs: [] },
    ...{ lastScrapeAtMs: lastScrapeMs(0), lastScrapeDurationMs: scrapeDurationMs },
    ...{ labels: { job: "pushgateway", instance: "pushgateway:9091" }, others: [] },
    scraping: { honorLabels: true, addedLabels: [] },
  });
  const clients: Pick<StackClients, "pushgateway" | "prometheus"> = {
    pushgateway: {
      async groups() {
        asked.groups += 1;
        return ok([groupOf(group)]);
      },
      async startedAtMs() {
        asked.start += 1;
        return ok(beganMs);
      },
      async expositionStatus() {
        asked.exposition += 1;
        return ok({ status: 200, error: null, refused: 0 });
      },
    },
    prometheus: {
      async target() {
        asked.target += 1;
        return ok(target());
      },
      async query(_base, expression) {
        const isOfSamples = expression.startsWith("max(timestamp(up{");
        asked[isOfSamples ? "samples" : "query"] += 1;
        if (expression.includes("nowhere")) return { kind: "vector", series: [] };
        const value = isOfSamples ? String(lastScrapeMs(commitMs) / 1000) : group.value;
        return { kind: "vector", series: [{ labels: { job: "backup" }, value }] };
      },
    },
  };
  return {
    clients,
    asked,
    /** When the nth scrape is told of. */
    endOf: (n: number) => beginOf(n) + scrapeDurationMs,
    push(value: string) {
      Object.assign(group, { pushedAtMs: Date.now(), value });
    },
  };
}

export type StubServers = ReturnType<typeof stubServers>;

/** A new object at each look, as from an answer that was read. */
function groupOf({ pushedAtMs, value }: { pushedAtMs: number; value: string }): Group {
  const labels = { job: "backup" };
  const family = { name: "files", type: "GAUGE", help: null, pushedAtMs } as const;
  return {
    ...{ labels, isLastPushSuccessful: true, lastPushAtMs: pushedAtMs, lastFailureAtMs: null },
    families: [{ ...family, series: [{ labels, value }] }],
  };
}
