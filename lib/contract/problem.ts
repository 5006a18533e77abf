import * as z from "zod/mini";

/** Codes of our own errors; one HTTP status each, in `lib/server/answers/problem.ts`. */
export const problemCodes = [
  "bad-request",
  "invalid-json",
  "not-signed-in",
  "token-not-valid",
  "foreign-origin",
  "foreign-host",
  "not-found",
  "unknown-lab",
  "unknown-task",
  "unknown-step",
  "ambiguous-step",
  "unknown-help",
  "help-claimed",
  "help-resolved",
  "method-not-allowed",
  "too-large",
  "bad-encoding",
  "gateway-limit",
  "too-many-requests",
  "too-many-joins",
  "too-many-tries",
  "wrong-password",
  "not-an-instructor",
  "unknown-learner",
  "unknown-workshop",
  "wrong-code",
  "workshop-ended",
  "name-taken",
  "unknown-team",
  "team-locked",
  "teams-full",
  "workshop-paused",
  "step-closed",
  "draft-changed",
  "sandbox-starting",
  "sandbox-full",
  "sandbox-failed",
  "not-supported",
  "pushgateway-unreachable",
  "prometheus-unreachable",
  "alertmanager-unreachable",
  "timeout",
  "bad-upstream-answer",
  "storage-failed",
  "internal",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** `application/problem+json` (RFC 9457) as this app sends it. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.enum(problemCodes),
  requestId: z.string(),
  detail: z.optional(z.string()),
  /** Where in the request the fault is, for `bad-request`. */
  errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof problemSchema>;
