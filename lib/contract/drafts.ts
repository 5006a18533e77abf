import * as z from "zod/mini";

/** What a learner has typed for one step and not lost: the Request tab's fields, a script and a query step's expression. */
export const draftSchema = z.strictObject({
  method: z.optional(z.string().check(z.maxLength(16))),
  path: z.optional(z.string().check(z.maxLength(4096))),
  body: z.optional(z.string().check(z.maxLength(262_144))),
  /** What stands in the Script tab. */
  script: z.optional(z.string().check(z.maxLength(262_144))),
  expression: z.optional(z.string().check(z.maxLength(4096))),
});
export type Draft = z.infer<typeof draftSchema>;

/** Answer of `GET /api/labs/{lab}/drafts`: drafts by step id. */
export const draftsSchema = z.object({ drafts: z.record(z.string(), draftSchema) });
