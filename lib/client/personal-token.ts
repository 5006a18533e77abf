import * as z from "zod/mini";
import { type TokenAnswer, tokenSchema } from "@/lib/contract/personal-token";
import type { Result } from "@/lib/domain/result";
import type { ApiError } from "./api-error";
import { callApi } from "./call-api";

const path = "/api/session/token";

/** A new personal token in place of an earlier one; it cannot be read again. */
export function makeToken(): Promise<Result<TokenAnswer, ApiError>> {
  return callApi({ method: "POST", path }, tokenSchema);
}

/** What uses the token gets no further from now on. */
export function revokeToken(): Promise<Result<unknown, ApiError>> {
  return callApi({ method: "DELETE", path }, z.unknown());
}
