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

/** Body of `POST /api/presence`: whether none of the learner's pages is in sight. */
export const presenceSchema = z.strictObject({ isHidden: z.boolean() });

/** Data of a learner's `session` event: who they are has changed, and the stream ends. */
export const sessionEventSchema = z.object({ change: z.enum(["moved", "renamed", "removed"]) });
