import * as z from "zod/mini";

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const controlCharacter = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** A learner's name: 1 to 80 characters after trimming, no control characters; markup is just text. */
export const learnerNameSchema = z.string().check(
  z.trim(),
  z.refine((name) => name.length > 0, "Type your name."),
  z.refine((name) => [...name].length <= 80, "Use at most 80 characters."),
  z.refine((name) => !controlCharacter.test(name), "Leave out line breaks and control characters."),
);

const code = z.string().check(z.maxLength(200));

/** Body of `POST /api/session` from whom a proxy has signed in: the name is told by that. */
export const userJoinRequestSchema = z.strictObject({
  name: z.optional(learnerNameSchema),
  /** The team to join; one's own unless told. */
  team: z.optional(z.string().check(z.maxLength(40))),
  /** Of the workshop, where it has one. */
  code: z.optional(code),
  resumeCode: z.optional(code),
  /** `ask`: a name that somebody has already is refused, so that the page can ask who it is. */
  ifTaken: z.optional(z.literal("ask")),
  /**
   * For instructors alone, whose own learners carry the mark `instructor` unless they say what they are; only
   * `learner` counts.
   */
  as: z.optional(z.enum(["learner", "rehearsal", "synthetic"])),
});

/** Body of `POST /api/session`: a name, or the resume code of somebody who was here before. */
export const joinRequestSchema = userJoinRequestSchema.check(
  z.refine(({ name, resumeCode }) => name !== undefined || resumeCode !== undefined, {
    path: ["name"],
    message: "Type your name.",
  }),
);
export type JoinRequest = z.infer<typeof joinRequestSchema>;
