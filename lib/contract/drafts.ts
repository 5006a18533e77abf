import * as z from "zod/mini";

/** The most characters of one field that are kept. */
export const longestField = 262_144;

const name = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/));
const field = z.string().check(z.maxLength(longestField));

const currentSchema = z.strictObject({
  version: z.literal(2),
  parts: z.record(name, z.record(name, field)),
});

/**
 * What a learner has typed for one step and not lost: by part of the workspace, its fields. Which parts there are
 * and what their fields mean is said where they are written; here they are texts of a bounded length.
 */
export type Draft = z.infer<typeof currentSchema>;
export type DraftFields = Readonly<Record<string, string>>;

const oldField = z.optional(field);

/** What was kept before drafts had a version and parts. */
const firstSchema = z.strictObject({
  method: oldField,
  path: oldField,
  body: oldField,
  script: oldField,
  expression: oldField,
});

/** A draft of any version, as one of today's. */
export const draftSchema = z.union([
  currentSchema,
  z.pipe(
    firstSchema,
    z.transform(({ script, expression, ...request }): Draft => {
      const { parts } = draftOf({
        request,
        script: { text: script },
        expression: { text: expression },
      });
      return { version: 2, parts };
    }),
  ),
]);

/** Answer of `GET /api/labs/{lab}/drafts`: drafts by step id, and which revision each is. */
export const draftsSchema = z.object({
  drafts: z.record(z.string(), draftSchema),
  revisions: z.record(z.string(), z.number()),
});

/** Answer of `PUT /api/labs/{lab}/drafts/{step}`. */
export const savedDraftSchema = z.object({ revision: z.number() });

/** Data of a learner's `draft` event: a draft was written, on the device that is named where it is known. */
export const draftEventSchema = z.object({
  lab: z.string(),
  step: z.string(),
  revision: z.number(),
  device: z.nullable(z.string()),
});

/** A draft of the fields that are there; a part without any is none. */
export function draftOf(parts: Record<string, Record<string, string | undefined>>): Draft {
  const written = Object.entries(parts).map(([part, fields]) => {
    const there = Object.entries(fields).flatMap(([key, text]) =>
      text === undefined ? [] : [[key, text] as const],
    );
    return [part, Object.fromEntries(there)] as const;
  });
  const there = written.filter(([, fields]) => Object.keys(fields).length > 0);
  return { version: 2, parts: Object.fromEntries(there) };
}

/** The fields of both; where both have one, that of `over`. */
export function mergeDrafts(under: Draft, over: Draft): Draft {
  const names = new Set([...Object.keys(under.parts), ...Object.keys(over.parts)]);
  return draftOf(
    Object.fromEntries(
      [...names].map((part) => [part, { ...under.parts[part], ...over.parts[part] }]),
    ),
  );
}

/** What of a draft is short enough to be kept, and whether that is all of it. */
export function keepable(draft: Draft): { kept: Draft; isWhole: boolean } {
  let isWhole = true;
  const parts = Object.entries(draft.parts).map(([part, fields]) => {
    const short = Object.entries(fields).filter(([, text]) => text.length <= longestField);
    isWhole &&= short.length === Object.keys(fields).length;
    return [part, Object.fromEntries(short)] as const;
  });
  return { kept: draftOf(Object.fromEntries(parts)), isWhole };
}
