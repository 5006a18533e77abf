import * as z from "zod/mini";
import { resumeCodeSchema } from "@/lib/contract/classroom/join";
import { resumeStripCookie } from "@/lib/contract/classroom/resume-strip";
import { ok, type Result } from "@/lib/domain/result";
import type { ApiError } from "./api-error";
import { callApi } from "./call-api";
import { announceSession } from "./session-channel";

type Answer<T> = Promise<Result<T, ApiError>>;

const longestS = 30 * 24 * 60 * 60;

/** From now on the pages show the learner's resume code, in a strip that can be dismissed. */
export function showResumeStrip(learnerId: string): void {
  writeStripCookie(learnerId, longestS);
}

export function dismissResumeStrip(): void {
  writeStripCookie("", 0);
}

function writeStripCookie(value: string, maxAgeS: number): void {
  // The cookie store's own interface is missing over plain http.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `${resumeStripCookie}=${value}; Path=/; Max-Age=${maxAgeS}; SameSite=Lax`;
}

/** The three words that bring the learner back, on any device. */
export async function getResumeCode(): Answer<string> {
  const path = "/api/session/resume-code";
  const answer = await callApi({ method: "GET", path }, resumeCodeSchema);
  return answer.ok ? ok(answer.value.resumeCode) : answer;
}

/** Deletes the learner's name, attempts and drafts, everywhere and at once. */
export async function deleteOwnData(): Answer<unknown> {
  const gone = await callApi({ method: "DELETE", path: "/api/session/data" }, z.unknown());
  if (!gone.ok) return gone;
  dismissResumeStrip();
  announceSession(null);
  return gone;
}
