import type * as z from "zod/mini";
import type { ApiError } from "@/lib/client/api-error";
import { callApi } from "@/lib/client/call-api";
import { type AttemptsPage, attemptsPageSchema } from "@/lib/contract/attempts";
import {
  type GatewayGroups,
  gatewayGroupsSchema,
  learnerViewSchema,
} from "@/lib/contract/classroom/learner-view";
import type { Result } from "@/lib/domain/result";

type Answer<T> = Promise<Result<T, ApiError>>;

const path = (id: string) => `/api/instructor/learners/${encodeURIComponent(id)}`;

export function getLearnerView(id: string): Answer<z.infer<typeof learnerViewSchema>> {
  return callApi({ method: "GET", path: path(id) }, learnerViewSchema);
}

/** Newest first. */
export function getLearnerAttempts(
  id: string,
  at: { lab: string; step: string },
): Answer<AttemptsPage> {
  const query = new URLSearchParams({ lab: at.lab, step: at.step });
  return callApi({ method: "GET", path: `${path(id)}/attempts?${query}` }, attemptsPageSchema);
}

/** What the learner's gateway holds; looking does not start a sandbox. */
export function getLearnerGroups(id: string): Answer<GatewayGroups> {
  return callApi({ method: "GET", path: `${path(id)}/groups` }, gatewayGroupsSchema);
}
