import * as z from "zod/mini";

/** Answer of `GET` and `PATCH /api/team`, and data of a learner's `team` event: who shares the sandbox. */
export const teamSchema = z.object({
  name: z.string(),
  /** Nobody else may join it. */
  isLocked: z.boolean(),
  members: z.array(z.object({ id: z.string(), name: z.string() })),
});

export type TeamView = z.infer<typeof teamSchema>;

/** Body of `PATCH /api/team`. */
export const teamChangeSchema = z.strictObject({ isLocked: z.boolean() });

/** Body of `POST /api/presence`. */
export const presenceSchema = z.strictObject({
  /** Whether none of the learner's pages in this browser is in sight. */
  isHidden: z.optional(z.boolean()),
  /** The step that a page works for. */
  at: z.optional(z.strictObject({ lab: z.string(), step: z.string() })),
});

/** Data of a learner's `session` event: who they are has changed, and the stream ends. */
export const sessionEventSchema = z.object({ change: z.enum(["moved", "renamed", "removed"]) });
