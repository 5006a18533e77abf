import * as z from "zod/mini";

/** Answer of `POST /api/session/token`: shown once. Times are ISO 8601. */
export const tokenSchema = z.object({ token: z.string(), madeAt: z.string(), endsAt: z.string() });
export type TokenAnswer = z.infer<typeof tokenSchema>;
