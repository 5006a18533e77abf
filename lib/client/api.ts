import * as z from "zod/mini";
import { type Draft, draftsSchema, savedDraftSchema } from "@/lib/contract/drafts";
import type { JoinRequest } from "@/lib/contract/join-request";
import { type SandboxAnswer, sandboxSchema } from "@/lib/contract/sandbox";
import { type SessionAnswer, sessionSchema } from "@/lib/contract/session";
import { labVerdictsSchema, verdictSchema } from "@/lib/contract/verdict";
import { ok, type Result } from "@/lib/domain/result";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { ApiError } from "./api-error";
import { callApi } from "./call-api";
import { showResumeStrip } from "./own-session";
import { announceSession } from "./session-channel";

type Answer<T> = Promise<Result<T, ApiError>>;

/** Where a step stands: the ids of its lab and task, and its own. */
export interface StepAddress {
  lab: string;
  task: string;
  step: string;
}

/** For answers whose body says nothing, such as 202 and 204. */
const nothing = z.unknown();

/** A waiting sandbox is given 10 s by the app; this is longer. */
export const sandboxTimeoutMs = 15_000;

/** Joins with a name, or comes back with a resume code, which the pages then show until it is dismissed. */
export async function joinSession(request: JoinRequest): Answer<SessionAnswer> {
  const joined = await callApi(
    { method: "POST", path: "/api/session", json: request },
    sessionSchema,
  );
  if (!joined.ok) return joined;
  const { id } = joined.value.learner;
  announceSession(id);
  if (request.name !== undefined) showResumeStrip(id);
  return joined;
}

export function getSession(): Answer<SessionAnswer> {
  return callApi({ method: "GET", path: "/api/session" }, sessionSchema);
}

export async function signOut(): Answer<unknown> {
  const left = await callApi({ method: "DELETE", path: "/api/session" }, nothing);
  if (left.ok) announceSession(null);
  return left;
}

export function getSandbox(): Answer<SandboxAnswer> {
  return callApi({ method: "GET", path: "/api/sandbox" }, sandboxSchema);
}

/** What deleting the gateway's pod does: its groups are gone. */
export function restartGateway(): Answer<unknown> {
  return callApi(
    { method: "POST", path: "/api/sandbox/restart-gateway", timeoutMs: sandboxTimeoutMs },
    nothing,
  );
}

/** Both servers start anew; progress stays. */
export function resetSandbox(): Answer<unknown> {
  return callApi(
    { method: "POST", path: "/api/sandbox/reset", timeoutMs: sandboxTimeoutMs },
    nothing,
  );
}

/** Judges one step now; `answer` is the PromQL of a query step. */
export function checkStep(at: StepAddress, answer?: string): Answer<Verdict> {
  return callApi(
    {
      method: "POST",
      path: `${stepPath(at)}/check`,
      json: answer === undefined ? {} : { answer },
    },
    verdictSchema,
  );
}

/** What is known of each step of a lab, by step id. */
export async function getVerdicts(lab: string): Answer<Record<string, Verdict>> {
  const path = `/api/labs/${encodeURIComponent(lab)}/verdicts`;
  const answer = await callApi({ method: "GET", path }, labVerdictsSchema);
  return answer.ok ? ok(answer.value.verdicts) : answer;
}

/**
 * Keeps what a learner has typed for a step, unless another device has written something else since the
 * revision that this one has seen; `isLastWord` while the page goes away.
 */
export function saveDraft(
  { lab, step }: Pick<StepAddress, "lab" | "step">,
  draft: Draft,
  { revision, device }: { revision: number; device: string },
  isLastWord = false,
): Answer<z.infer<typeof savedDraftSchema>> {
  const seen = new URLSearchParams({ revision: String(revision), device });
  const path = `/api/labs/${encodeURIComponent(lab)}/drafts/${encodeURIComponent(step)}?${seen}`;
  return callApi({ method: "PUT", path, json: draft, isLastWord }, savedDraftSchema);
}

/** What is kept of a lab's steps, and which revision each is. */
export function readDrafts(lab: string): Answer<z.infer<typeof draftsSchema>> {
  const path = `/api/labs/${encodeURIComponent(lab)}/drafts`;
  return callApi({ method: "GET", path }, draftsSchema);
}

function taskPath(lab: string, task: string): string {
  return `/api/labs/${encodeURIComponent(lab)}/tasks/${encodeURIComponent(task)}`;
}

function stepPath({ lab, task, step }: StepAddress): string {
  return `${taskPath(lab, task)}/steps/${encodeURIComponent(step)}`;
}
