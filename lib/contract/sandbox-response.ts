import * as z from "zod/mini";

export const bodyEncodings = ["utf8", "base64"] as const;

/** Answer of `POST /api/sandbox/request`: what the gateway has answered, in an envelope. */
export const sandboxResponseSchema = z.object({
  status: z.number(),
  statusText: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  bodyEncoding: z.enum(bodyEncodings),
  durationMs: z.number(),
});
export type SandboxResponse = z.infer<typeof sandboxResponseSchema>;
