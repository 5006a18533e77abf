import { type InstantQuery, instantQuerySchema } from "@/lib/contract/prometheus";
import type { Result } from "@/lib/domain/result";
import type { ApiError } from "./api-error";
import { callApi } from "./call-api";

/** Milliseconds; a waiting sandbox is given 10 s by the app. */
const timeoutMs = 15_000;

/** Evaluates an expression on the learner's own Prometheus, whose errors are part of the answer. */
export function queryPrometheus(
  expression: string,
  signal?: AbortSignal,
): Promise<Result<InstantQuery, ApiError>> {
  return callApi(
    {
      method: "POST",
      path: "/sandbox/prometheus/api/v1/query",
      form: { query: expression },
      timeoutMs,
      ...(signal && { signal }),
    },
    instantQuerySchema,
  );
}
