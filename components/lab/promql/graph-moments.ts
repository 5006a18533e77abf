import type { ChartEvent, EventKind, Moments, Scrape } from "@/components/chart/moments";
import { queryPrometheus, type TimeGrid } from "@/lib/client/query-prometheus";
import type { InstantQuery } from "@/lib/contract/prometheus";
import type { SandboxAttempts } from "@/lib/contract/sandbox-attempts";

/** More than this many samples of `up` are not worth their transfer. */
const mostScrapes = 12_000;

/**
 * When the target was scraped and what was done to the gateway. Prometheus keeps `up` at the very time of
 * each scrape, so its raw samples are the scrapes. What cannot be had is left out: the graph stands without.
 */
export async function loadMoments(
  { startS, endS }: TimeGrid,
  scrapeIntervalMs: number,
  attempts: SandboxAttempts | null,
  signal: AbortSignal,
): Promise<Moments> {
  const spanS = Math.ceil(endS - startS);
  const isTooMany = (spanS * 1000) / scrapeIntervalMs > mostScrapes;
  const scraped = isTooMany
    ? null
    : await queryPrometheus(`up{job="pushgateway"}[${spanS}s]`, signal, endS);
  return {
    scrapes: scraped?.ok ? scrapesOf(scraped.value) : [],
    events: attempts ? eventsOf(attempts, startS, endS) : [],
  };
}

export function scrapesOf(answer: InstantQuery): Scrape[] {
  if (answer.status !== "success" || answer.data.resultType !== "matrix") return [];
  const samples = answer.data.result.flatMap(({ values = [] }) => values);
  return samples.map(([atS, text]) => ({ atS, isUp: text === "1" }));
}

export function eventsOf(
  { attempts }: SandboxAttempts,
  startS: number,
  endS: number,
): ChartEvent[] {
  return attempts.flatMap((attempt) => {
    const atS = Date.parse(attempt.at) / 1000;
    const kind = kindOf(attempt);
    if (kind === null || !(atS >= startS && atS <= endS)) return [];
    return [{ atS, kind, text: textOf(attempt) }];
  });
}

type KeptAttempt = SandboxAttempts["attempts"][number];

/** Null for what was neither refused nor changed anything. */
function kindOf({ kind, status }: KeptAttempt): EventKind | null {
  if (kind === "put" || kind === "post") return "push";
  if (kind === "delete") return "delete";
  if (kind === "restart" || kind === "reset") return "restart";
  return status >= 300 ? "refused" : null;
}

function textOf({ kind, method, path, status }: KeptAttempt): string {
  if (kind === "restart") return "restart of the gateway";
  if (kind === "reset") return "reset of the sandbox";
  return `${method} ${path}, ${status}`;
}
