import * as z from "zod/mini";

/** Answer of `GET /api/sandbox/pages`: addresses that end with a slash, on an origin of their own. */
export const sandboxPagesSchema = z.object({ prometheus: z.string(), pushgateway: z.string() });
export type SandboxPages = z.infer<typeof sandboxPagesSchema>;
