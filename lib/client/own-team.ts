import * as z from "zod/mini";
import { type TeamView, teamSchema } from "@/lib/contract/classroom/team";
import type { Result } from "@/lib/domain/result";
import type { ApiError } from "./api-error";
import { callApi } from "./call-api";

type Answer<T> = Promise<Result<T, ApiError>>;

/** Who shares the learner's sandbox. */
export function getTeam(): Answer<TeamView> {
  return callApi({ method: "GET", path: "/api/team" }, teamSchema);
}

/** Lets nobody else into the team, or lets them in again. */
export function lockTeam(isLocked: boolean): Answer<TeamView> {
  return callApi({ method: "PATCH", path: "/api/team", json: { isLocked } }, teamSchema);
}

/** Gives a member of the team one of their own. */
export function removeFromTeam(id: string): Answer<unknown> {
  const path = `/api/team/members/${encodeURIComponent(id)}`;
  return callApi({ method: "DELETE", path }, z.unknown());
}
