import * as z from "zod/mini";

export const helpStates = ["open", "claimed", "resolved"] as const;

/** Characters. */
export const longestWords = 500;

const words = z.optional(z.string().check(z.trim(), z.maxLength(longestWords)));
const id = z.string().check(z.maxLength(100));

/** Body of `POST /api/help`. */
export const helpRequestSchema = z.strictObject({ lab: id, step: id, words });

/** Body of `PATCH /api/help`. */
export const helpHoldSchema = z.strictObject({ isOnHold: z.boolean() });

/** Body of `POST /api/instructor/help/{id}`; `words` is an answer, which alone closes nothing. */
export const helpChangeSchema = z.strictObject({
  state: z.optional(z.enum(helpStates)),
  words,
});

/** Data of a learner's `help` event: how their newest request stands. */
export const helpEventSchema = z.object({
  id: z.string(),
  lab: z.string(),
  step: z.string(),
  state: z.enum(helpStates),
  /** Who helps, or has resolved it; a resolved one without was withdrawn. */
  by: z.exactOptional(z.string()),
  /** The newest answer, and whose it is. */
  words: z.exactOptional(z.string()),
  answeredBy: z.exactOptional(z.string()),
  isOnHold: z.boolean(),
  /** How many are helped first; only while it is open and not put off. */
  before: z.exactOptional(z.number()),
});
export type HelpEvent = z.infer<typeof helpEventSchema>;

/** A learner's request for help as instructors see it. */
export const helpEntrySchema = z.object({
  id: z.string(),
  /** The learner's id. */
  learner: z.string(),
  lab: z.string(),
  step: z.string(),
  words: z.string(),
  state: z.enum(helpStates),
  /** The instructor who helps. */
  by: z.nullable(z.string()),
  askedAt: z.string(),
  /** Which request of this learner it is: 1 for the first. */
  nth: z.number(),
  answers: z.array(z.object({ by: z.string(), at: z.string(), words: z.string() })),
  /** The learner has put it off. */
  isOnHold: z.boolean(),
});
export type HelpEntry = z.infer<typeof helpEntrySchema>;
