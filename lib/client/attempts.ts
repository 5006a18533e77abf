import { type AttemptsPage, attemptsPageSchema } from "@/lib/contract/attempts";
import type { Result } from "@/lib/domain/result";
import type { ApiError } from "./api-error";
import { callApi } from "./call-api";

/** A learner's attempts of a step, newest first; `before` is the `nextBefore` of the page before. */
export function getAttempts(
  { lab, step }: { lab: string; step: string },
  before: number | null = null,
): Promise<Result<AttemptsPage, ApiError>> {
  const path = `/api/labs/${encodeURIComponent(lab)}/steps/${encodeURIComponent(step)}/attempts`;
  const query = before === null ? "" : `?before=${before}`;
  return callApi({ method: "GET", path: path + query }, attemptsPageSchema);
}
