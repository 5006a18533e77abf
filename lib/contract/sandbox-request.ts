import * as z from "zod/mini";
import { longestPath } from "./longest-path";
import { bodyEncodings } from "./sandbox-response";

/** Body of `POST /api/sandbox/request`: one exchange with the learner's own Pushgateway, in an envelope. */
export const sandboxRequestSchema = z.strictObject({
  method: z.string().check(z.regex(/^[A-Za-z]{1,16}$/, "Name an HTTP method, such as PUT.")),
  path: z.string().check(z.minLength(1), z.maxLength(longestPath)),
  headers: z.optional(z.record(z.string(), z.string())),
  body: z.optional(z.string()),
  bodyEncoding: z.optional(z.enum(bodyEncodings)),
  /** The id of the step that this was sent from, and of its lab where several have such a step. */
  step: z.optional(z.string().check(z.maxLength(80))),
  lab: z.optional(z.string().check(z.maxLength(80))),
  /** Of a request whose answer never came: its repetition with the same id is the same attempt. */
  id: z.optional(
    z.string().check(z.regex(/^[\w-]{1,64}$/, "Use up to 64 letters, digits, - and _.")),
  ),
});
export type SandboxRequest = z.infer<typeof sandboxRequestSchema>;
