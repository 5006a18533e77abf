import * as z from "zod/mini";

/** How long each part of a draft may be to be kept; characters. */
export const draftLimits = {
  method: 16,
  path: 4096,
  body: 262_144,
  script: 262_144,
  expression: 4096,
} as const;

const part = (maxLength: number) => z.optional(z.string().check(z.maxLength(maxLength)));

/** What a learner has typed for one step and not lost: the Request tab's fields, a script and a query step's expression. */
export const draftSchema = z.strictObject({
  method: part(draftLimits.method),
  path: part(draftLimits.path),
  body: part(draftLimits.body),
  /** What stands in the Script tab. */
  script: part(draftLimits.script),
  expression: part(draftLimits.expression),
});
export type Draft = z.infer<typeof draftSchema>;

/** The parts of a draft that are short enough to be kept. */
export function keepable(draft: Draft): Draft {
  const keys = Object.keys(draftLimits) as (keyof Draft)[];
  const kept = keys.filter((key) => (draft[key]?.length ?? 0) <= draftLimits[key]);
  return Object.fromEntries(kept.flatMap((key) => (key in draft ? [[key, draft[key]]] : [])));
}

/** Answer of `GET /api/labs/{lab}/drafts`: drafts by step id. */
export const draftsSchema = z.object({ drafts: z.record(z.string(), draftSchema) });
