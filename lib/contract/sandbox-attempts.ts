import * as z from "zod/mini";

const attemptKinds = ["put", "post", "delete", "restart", "reset", "none"] as const;

/** Answer of `GET /api/sandbox/attempts`: the team's newest attempts, oldest first. */
export const sandboxAttemptsSchema = z.object({
  attempts: z.array(
    z.object({
      /** When it was answered; ISO 8601. */
      at: z.string(),
      method: z.string(),
      path: z.string(),
      status: z.number(),
      /** What it did to the gateway: `none` where it was refused or changes no group. */
      kind: z.enum(attemptKinds),
    }),
  ),
});
export type SandboxAttempts = z.infer<typeof sandboxAttemptsSchema>;
