import * as z from "zod/mini";

export const learnerSchema = z.object({ id: z.string(), name: z.string(), team: z.string() });
export type Learner = z.infer<typeof learnerSchema>;

export const sessionSchema = z.object({ learner: learnerSchema });
export type SessionAnswer = z.infer<typeof sessionSchema>;
