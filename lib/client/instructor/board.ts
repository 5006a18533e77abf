import * as z from "zod/mini";
import type { ApiError } from "@/lib/client/api-error";
import { callApi } from "@/lib/client/call-api";
import {
  type Board,
  boardSchema,
  type InstructorEvent,
  instructorEventSchema,
} from "@/lib/contract/classroom/board";
import { instructorSessionSchema } from "@/lib/contract/classroom/instructor-session";
import type { Result } from "@/lib/domain/result";

type Answer<T> = Promise<Result<T, ApiError>>;
type Instructor = z.infer<typeof instructorSessionSchema>;

const sessionPath = "/api/instructor/session";

/** Without a name one is given. */
export function signInInstructor(password: string, name: string): Answer<Instructor> {
  const json = name.trim() === "" ? { password } : { password, name };
  return callApi({ method: "POST", path: sessionPath, json }, instructorSessionSchema);
}

export function getInstructor(): Answer<Instructor> {
  return callApi({ method: "GET", path: sessionPath }, instructorSessionSchema);
}

export function signOutInstructor(): Answer<unknown> {
  return callApi({ method: "DELETE", path: sessionPath }, z.unknown());
}

/** The class of the workshop that is held now unless another is named. */
export function getBoard(workshop: string | null = null): Answer<Board> {
  const query = workshop === null ? "" : `?${new URLSearchParams({ workshop })}`;
  return callApi({ method: "GET", path: `/api/instructor/board${query}` }, boardSchema);
}

export const instructorEventNames = [
  "roster",
  "learner",
  "misconceptions",
  "help",
  "workshop",
] as const;

/** An event of `GET /api/instructor/events`; null for one that this page does not know. */
export function readInstructorEvent(event: string, data: string): InstructorEvent | null {
  let content: unknown;
  try {
    content = JSON.parse(data);
  } catch {
    return null;
  }
  const parsed = instructorEventSchema.safeParse({ event, data: content });
  return parsed.success ? parsed.data : null;
}
