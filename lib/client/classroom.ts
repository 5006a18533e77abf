import * as z from "zod/mini";
import { type HelpEvent, helpEventSchema } from "@/lib/contract/classroom/help";
import { ok, type Result } from "@/lib/domain/result";
import type { ApiError } from "./api-error";
import { callApi } from "./call-api";

type Answer = Promise<Result<unknown, ApiError>>;
/** How the request stands now, as the live event says too. */
type HelpAnswer = Promise<Result<HelpEvent, ApiError>>;

/** For answers whose body says nothing that the live events do not. */
const nothing = z.unknown();

/** Asks instructors for help with a step; without `words` what was written before stays. */
export function askForHelp(at: { lab: string; step: string }, words?: string): HelpAnswer {
  const json = words === undefined ? at : { ...at, words };
  return callApi({ method: "POST", path: "/api/help", json }, helpEventSchema);
}

/** Puts the request off, or takes it up again. */
export function holdHelp(isOnHold: boolean): HelpAnswer {
  return callApi({ method: "PATCH", path: "/api/help", json: { isOnHold } }, helpEventSchema);
}

export async function withdrawHelp(help: HelpEvent): HelpAnswer {
  const withdrawn = await callApi({ method: "DELETE", path: "/api/help" }, nothing);
  const { by: _, before: _place, ...rest } = help;
  return withdrawn.ok ? ok({ ...rest, state: "resolved" }) : withdrawn;
}

/** Takes an announcement from all pages of this learner. */
export function dismissAnnouncement(id: string): Answer {
  const path = `/api/announcements/${encodeURIComponent(id)}`;
  return callApi({ method: "DELETE", path }, nothing);
}

/** The step that the page works for; instructors see how long, and nothing depends on it here. */
export function sayOpened(at: { lab: string; step: string }): Answer {
  return callApi({ method: "POST", path: "/api/presence", json: { at } }, nothing);
}

/** Whether the learner looks at the page; instructors see it, and nothing depends on it here. */
export function sayInSight(isInSight: boolean): Answer {
  const json = { isHidden: !isInSight };
  return callApi({ method: "POST", path: "/api/presence", json, isLastWord: true }, nothing);
}
