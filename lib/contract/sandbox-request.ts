import * as z from "zod/mini";
import { bodyEncodings } from "./sandbox-response";

/** Body of `POST /api/sandbox/request`: one exchange with the learner's own Pushgateway, in an envelope. */
export const sandboxRequestSchema = z.strictObject({
  method: z.string().check(z.regex(/^[A-Za-z]{1,16}$/, "Name an HTTP method, such as PUT.")),
  path: z.string().check(z.minLength(1), z.maxLength(4096)),
  headers: z.optional(z.record(z.string(), z.string())),
  body: z.optional(z.string()),
  bodyEncoding: z.optional(z.enum(bodyEncodings)),
  /** The id of the step that this was sent from, and of its lab where several have such a step. */
  step: z.optional(z.string().check(z.maxLength(80))),
  lab: z.optional(z.string().check(z.maxLength(80))),
});
export type SandboxRequest = z.infer<typeof sandboxRequestSchema>;
