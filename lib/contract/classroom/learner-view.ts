import * as z from "zod/mini";
import { learnerNameSchema } from "@/lib/contract/join-request";
import { verdictSchema } from "@/lib/contract/verdict";
import { boardLearnerSchema } from "./board";

/** Answer of `GET /api/instructor/learners/{id}`: the row of the board, and the newest verdicts by lab and step. */
export const learnerViewSchema = z.object({
  learner: boardLearnerSchema,
  verdicts: z.record(z.string(), z.record(z.string(), verdictSchema)),
});

export type LearnerView = z.infer<typeof learnerViewSchema>;

/** Body of `PATCH /api/instructor/learners/{id}`. */
export const learnerChangeSchema = z.strictObject({
  name: z.optional(learnerNameSchema),
  team: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  isCounted: z.optional(z.boolean()),
});
