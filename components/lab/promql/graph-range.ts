import type { TimeGrid } from "@/lib/client/query-prometheus";

/** Spans of time that a graph can show, as Prometheus writes durations. */
export const graphSpans = ["1m", "5m", "15m", "1h", "6h", "1d"] as const;
type GraphSpan = (typeof graphSpans)[number];

/** A span, or the one that fits what happened. */
export const graphRanges = ["fit", ...graphSpans] as const;
export type GraphRange = (typeof graphRanges)[number];

const seconds: Record<GraphSpan, number> = {
  "1m": 60,
  "5m": 300,
  "15m": 900,
  "1h": 3600,
  "6h": 21_600,
  "1d": 86_400,
};

/** Steps that a reader can say. */
const stepsS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** About as many points as a screen shows apart. */
const mostPoints = 400;

/** What a span is rounded up to, so that a graph that goes on keeps its scale for a while. */
const fittingS = [60, 120, 300, 600, 900, 1800, 3600];
/** What happened longer ago is history, which a longer span shows. */
const mostFittingS = 3600;
/** Where nothing has happened yet. */
const usualS = 300;

/** Seconds that a range shows; `eventsMs` are the moments of what happened. */
export function rangeSeconds(
  range: GraphRange,
  nowMs: number,
  eventsMs: readonly number[],
): number {
  if (range !== "fit") return seconds[range];
  const agesS = eventsMs.map((atMs) => (nowMs - atMs) / 1000);
  const oldest = Math.max(...agesS.filter((ageS) => ageS <= mostFittingS));
  if (!Number.isFinite(oldest)) return usualS;
  return fittingS.find((span) => span >= oldest * 1.1) ?? mostFittingS;
}

/** From so many seconds ago until now; between two scrapes there is nothing to see. */
export function gridUntil(nowMs: number, spanS: number, scrapeIntervalMs: number): TimeGrid {
  const endS = Math.round(nowMs) / 1000;
  const leastS = Math.max(spanS / mostPoints, scrapeIntervalMs / 1000);
  const stepS = stepsS.find((step) => step >= leastS) ?? Math.ceil(leastS);
  return { startS: endS - spanS, endS, stepS };
}
