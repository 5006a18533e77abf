import * as z from "zod/mini";
import { workshopStates } from "./workshop";

/** Answer of `GET /api/join`: what somebody who wants to join has to know. */
export const joinAnswerSchema = z.object({
  workshop: z.object({ name: z.string(), state: z.enum(workshopStates) }),
  /** A join code has to be typed. */
  needsCode: z.boolean(),
  /** Whom a proxy in front has signed in, who joins by this name; null where one types it. */
  signedInAs: z.nullable(z.string()),
  /** The teams that there are, and how many are in each; null where everybody gets one of their own. */
  teams: z.nullable(
    z.array(z.object({ name: z.string(), members: z.number(), isLocked: z.boolean() })),
  ),
});
export type JoinAnswer = z.infer<typeof joinAnswerSchema>;

/** Answer of `GET /api/session/resume-code`: what continues on another device. */
export const resumeCodeSchema = z.object({ resumeCode: z.string() });
