import { type SandboxAttempts, sandboxAttemptsSchema } from "@/lib/contract/sandbox-attempts";
import type { Result } from "@/lib/domain/result";
import type { ApiError } from "./api-error";
import { callApi } from "./call-api";

/** What was last done to the team's gateway through the app, oldest first. */
export function getSandboxAttempts(
  signal?: AbortSignal,
): Promise<Result<SandboxAttempts, ApiError>> {
  return callApi(
    { method: "GET", path: "/api/sandbox/attempts", ...(signal && { signal }) },
    sandboxAttemptsSchema,
  );
}
