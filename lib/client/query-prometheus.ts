import {
  type InstantQuery,
  instantQuerySchema,
  type RangeQuery,
  rangeQuerySchema,
} from "@/lib/contract/prometheus";
import type { Result } from "@/lib/domain/result";
import type { ApiError } from "./api-error";
import { callApi } from "./call-api";

/** Milliseconds; a waiting sandbox is given 10 s by the app. */
const timeoutMs = 15_000;

/** A span of time on the server's clock and how far its points lie apart; whole seconds. */
export interface TimeGrid {
  startS: number;
  endS: number;
  stepS: number;
}

type Answer<T> = Promise<Result<T, ApiError>>;

/**
 * Evaluates an expression on the learner's own Prometheus, whose errors are part of the answer; now, or
 * at `atS` in Unix seconds.
 */
export function queryPrometheus(
  expression: string,
  signal?: AbortSignal,
  atS?: number,
): Answer<InstantQuery> {
  return callApi(
    {
      method: "POST",
      path: "/sandbox/prometheus/api/v1/query",
      form: { query: expression, ...(atS !== undefined && { time: String(atS) }) },
      timeoutMs,
      ...(signal && { signal }),
    },
    instantQuerySchema,
  );
}

/** Evaluates it at each point of the grid. */
export function queryRange(
  expression: string,
  { startS, endS, stepS }: TimeGrid,
  signal?: AbortSignal,
): Answer<RangeQuery> {
  return callApi(
    {
      method: "POST",
      path: "/sandbox/prometheus/api/v1/query_range",
      form: {
        query: expression,
        start: String(startS),
        end: String(endS),
        step: String(stepS),
      },
      timeoutMs,
      ...(signal && { signal }),
    },
    rangeQuerySchema,
  );
}
