import type { TimeGrid } from "@/lib/client/query-prometheus";

/** Spans of time that a graph can show, as Prometheus writes durations. */
export const graphRanges = ["1m", "5m", "15m", "1h", "6h", "1d"] as const;
export type GraphRange = (typeof graphRanges)[number];

const seconds: Record<GraphRange, number> = {
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

export function rangeSeconds(range: GraphRange): number {
  return seconds[range];
}

/** From the range ago until now; between two scrapes there is nothing to see. */
export function gridUntil(nowMs: number, range: GraphRange, scrapeIntervalMs: number): TimeGrid {
  const endS = Math.round(nowMs) / 1000;
  const leastS = Math.max(seconds[range] / mostPoints, scrapeIntervalMs / 1000);
  const stepS = stepsS.find((step) => step >= leastS) ?? Math.ceil(leastS);
  return { startS: endS - seconds[range], endS, stepS };
}
