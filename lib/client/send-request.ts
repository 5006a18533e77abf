import type { SandboxRequest } from "@/lib/contract/sandbox-request";
import { type SandboxResponse, sandboxResponseSchema } from "@/lib/contract/sandbox-response";
import type { Result } from "@/lib/domain/result";
import { sandboxTimeoutMs } from "./api";
import type { ApiError } from "./api-error";
import { callApi } from "./call-api";
import { newId } from "./new-id";

/** When a request whose answer was lost on the way is repeated, after each failure; milliseconds. */
const repeatAfterMs = [300, 1200];

/**
 * One exchange with the learner's own Pushgateway. A connection that breaks does not tell whether the request
 * arrived; with its id the repetition is the same attempt, so that it is repeated at once.
 */
export async function sendRequest(
  request: SandboxRequest,
  signal?: AbortSignal,
  waitMs: readonly number[] = repeatAfterMs,
): Promise<Result<SandboxResponse, ApiError>> {
  const json = { ...request, id: request.id ?? newId() };
  const call = { method: "POST", path: "/api/sandbox/request", json } as const;
  const send = () =>
    callApi(
      { ...call, timeoutMs: sandboxTimeoutMs, ...(signal && { signal }) },
      sandboxResponseSchema,
    );
  let answer = await send();
  for (const delayMs of waitMs) {
    if (answer.ok || !isLostOnTheWay(answer.error)) return answer;
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (signal?.aborted) return answer;
    answer = await send();
  }
  return answer;
}

/** The connection broke, or a proxy in between had none; a timeout has been waited for long enough. */
function isLostOnTheWay(error: ApiError): boolean {
  if (error.kind === "unreachable") return true;
  return error.kind === "unexpected-answer" && [502, 503, 504].includes(error.status);
}

/** Whether the request may have arrived and done what it was to do, although no answer of a gateway came. */
export function isOutcomeUnknown(error: ApiError): boolean {
  switch (error.kind) {
    case "unreachable":
    case "timeout":
    case "unexpected-answer":
      return true;
    case "aborted":
      return false;
    case "problem":
      return unknownOutcomes.has(error.problem.code);
  }
}

/** The gateway was asked, and did not answer. */
const unknownOutcomes = new Set<string>([
  "timeout",
  "bad-upstream-answer",
  "pushgateway-unreachable",
]);
