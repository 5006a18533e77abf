import type { Moments } from "@/components/chart/moments";
import type { ApiError } from "@/lib/client/api-error";
import { queryRange, type TimeGrid } from "@/lib/client/query-prometheus";
import { getSandboxAttempts } from "@/lib/client/sandbox-attempts";
import type { RangeQuery } from "@/lib/contract/prometheus";
import { ok, type Result } from "@/lib/domain/result";
import { loadMoments } from "./graph-moments";
import { type GraphRange, gridUntil, rangeSeconds } from "./graph-range";

export interface RangeAnswer {
  grid: TimeGrid;
  result: RangeQuery;
  moments: Moments;
}

export interface QueryPorts {
  /** The server's clock; milliseconds since the epoch. */
  nowMs: () => number;
  scrapeIntervalMs: () => number;
}

/** An expression over a range that ends now, with what happened in it. */
export async function loadGraph(
  expression: string,
  range: GraphRange,
  { nowMs, scrapeIntervalMs }: QueryPorts,
  signal: AbortSignal,
): Promise<Result<RangeAnswer, ApiError>> {
  const attempts = await getSandboxAttempts(signal);
  const done = attempts.ok ? attempts.value : null;
  const eventsMs = (done?.attempts ?? []).map(({ at }) => Date.parse(at));
  const spanS = rangeSeconds(range, nowMs(), eventsMs);
  const grid = gridUntil(nowMs(), spanS, scrapeIntervalMs());
  const [answer, moments] = await Promise.all([
    queryRange(expression, grid, signal),
    loadMoments(grid, scrapeIntervalMs(), done, signal),
  ]);
  return answer.ok ? ok({ grid, result: answer.value, moments }) : answer;
}
