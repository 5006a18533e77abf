import * as z from "zod/mini";
import { learnerNameSchema } from "@/lib/contract/join-request";
import { sandboxSchema } from "@/lib/contract/sandbox";
import { verdictSchema } from "@/lib/contract/verdict";
import { boardLearnerSchema } from "./board";

/** What the rungs of a step's check are called, and the diagnoses by which nobody has begun it. */
const checkWordsSchema = z.object({
  rungs: z.array(z.object({ id: z.string(), name: z.string() })),
  untouched: z.array(z.string()),
});
export type CheckWords = z.infer<typeof checkWordsSchema>;

/** Answer of `GET /api/instructor/learners/{id}`: the row of the board, and the newest verdicts, with the words of their checks, by lab and step. */
export const learnerViewSchema = z.object({
  learner: boardLearnerSchema,
  verdicts: z.record(z.string(), z.record(z.string(), verdictSchema)),
  checks: z.record(z.string(), z.record(z.string(), checkWordsSchema)),
});

export type LearnerView = z.infer<typeof learnerViewSchema>;

/** Answer of `GET /api/instructor/learners/{id}/groups`. */
export const gatewayGroupsSchema = z.object({
  groups: sandboxSchema.shape.groups,
  /** Whether the gateway was seen; without that the groups are none, whatever it holds. */
  isKnown: z.boolean(),
});

export type GatewayGroups = z.infer<typeof gatewayGroupsSchema>;

/** Body of `PATCH /api/instructor/learners/{id}`. */
export const learnerChangeSchema = z.strictObject({
  name: z.optional(learnerNameSchema),
  team: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  isCounted: z.optional(z.boolean()),
});
