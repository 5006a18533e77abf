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

export const joinRequestSchema = z.strictObject({ name: learnerNameSchema });
