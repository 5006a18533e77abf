import * as z from "zod/mini";
import type { ApiError } from "@/lib/client/api-error";
import { type ApiCall, callApi } from "@/lib/client/call-api";
import {
  type HelpEntry,
  type helpChangeSchema,
  helpEntrySchema,
} from "@/lib/contract/classroom/help";
import type { learnerChangeSchema } from "@/lib/contract/classroom/learner-view";
import { type Addressees, messageSentSchema } from "@/lib/contract/classroom/messages";
import {
  type newWorkshopSchema,
  type WorkshopAnswer,
  type workshopChangeSchema,
  workshopSchema,
  workshopsSchema,
} from "@/lib/contract/classroom/workshop";
import { learnerSchema } from "@/lib/contract/session";
import type { Result } from "@/lib/domain/result";

type Answer<T> = Promise<Result<T, ApiError>>;

/** Sends words to exactly those addressed; `reached` are all of them, there or not. */
export function sendMessage(
  to: Addressees,
  text: string,
): Answer<z.infer<typeof messageSentSchema>> {
  const call = { method: "POST", path: "/api/instructor/messages", json: { to, text } } as const;
  return callApi(call, messageSentSchema);
}

export function changeWorkshop(
  change: z.input<typeof workshopChangeSchema>,
): Answer<WorkshopAnswer> {
  const call = { method: "PATCH", path: "/api/instructor/workshop", json: change } as const;
  return callApi(call, workshopSchema);
}

/** Ends the one before. */
export function startWorkshop(workshop: z.input<typeof newWorkshopSchema>): Answer<unknown> {
  return act({ method: "POST", path: "/api/instructor/workshops", json: workshop });
}

const begunAnewSchema = z.object({ removed: z.number(), isAnew: z.boolean() });

/** Removes who does not count; `isAnew` where nobody else was there, and the workshop begins anew. */
export function beginAnew(): Answer<z.infer<typeof begunAnewSchema>> {
  return callApi({ method: "DELETE", path: "/api/instructor/rehearsals" }, begunAnewSchema);
}

/** All that there are, newest first. */
export function getWorkshops(): Answer<z.infer<typeof workshopsSchema>> {
  return callApi({ method: "GET", path: "/api/instructor/workshops" }, workshopsSchema);
}

/** Deletes one that has ended, with all that is in it. */
export function deleteWorkshop(id: string): Answer<unknown> {
  return act({ method: "DELETE", path: `/api/instructor/workshops/${encodeURIComponent(id)}` });
}

/** Claims, answers or resolves a request for help. */
export function changeHelp(
  id: string,
  change: z.input<typeof helpChangeSchema>,
): Answer<HelpEntry> {
  const path = `/api/instructor/help/${encodeURIComponent(id)}`;
  return callApi({ method: "POST", path, json: change }, helpEntrySchema);
}

const changedLearnerSchema = z.object({ learner: learnerSchema });

/** The name that comes back has a number where somebody has it already. */
export function changeLearner(
  id: string,
  change: z.input<typeof learnerChangeSchema>,
): Answer<z.infer<typeof changedLearnerSchema>> {
  return callApi({ method: "PATCH", path: learnerPath(id), json: change }, changedLearnerSchema);
}

export function removeLearner(id: string): Answer<unknown> {
  return act({ method: "DELETE", path: learnerPath(id) });
}

export function restartLearnersGateway(id: string): Answer<unknown> {
  return act({ method: "POST", path: `${learnerPath(id)}/restart-gateway` });
}

export function resetLearnersSandbox(id: string): Answer<unknown> {
  return act({ method: "POST", path: `${learnerPath(id)}/reset` });
}

const resumeCodeSchema = z.object({ resumeCode: z.string() });

/** A new resume code; the one before is worth nothing from then on. */
export function newResumeCode(id: string): Answer<z.infer<typeof resumeCodeSchema>> {
  return callApi({ method: "POST", path: `${learnerPath(id)}/resume-code` }, resumeCodeSchema);
}

function learnerPath(id: string): string {
  return `/api/instructor/learners/${encodeURIComponent(id)}`;
}

/** For answers whose body says nothing that the events do not say too. */
function act(call: ApiCall): Answer<unknown> {
  return callApi(call, z.unknown());
}
