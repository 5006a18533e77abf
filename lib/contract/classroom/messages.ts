import * as z from "zod/mini";

/** Characters. */
export const longestMessage = 2000;

/** Learners that a message may name one by one. */
export const mostNamed = 1000;

const id = z.string().check(z.maxLength(100));

/** Whom a message is for. */
const addresseesSchema = z.union([
  z.strictObject({ all: z.literal(true) }),
  z.strictObject({ team: id }),
  z.strictObject({ learners: z.array(id).check(z.minLength(1), z.maxLength(mostNamed)) }),
  z.strictObject({ lab: id, step: id, code: id }),
  z.strictObject({ lab: id, step: id }),
]);
export type Addressees = z.infer<typeof addresseesSchema>;

/** Body of `POST /api/instructor/messages`. */
export const messageRequestSchema = z.strictObject({
  to: addresseesSchema,
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestMessage)),
});

/** Answer of `POST /api/instructor/messages`: how many learners it is addressed to, there or not. */
export const messageSentSchema = z.object({ id: z.string(), reached: z.number() });

/** Data of a learner's `announcement` event. */
export const announcementSchema = z.object({
  id: z.string(),
  text: z.string(),
  by: z.string(),
  at: z.string(),
  /** The step that it is about. */
  lab: z.exactOptional(z.string()),
  step: z.exactOptional(z.string()),
});
export type Announcement = z.infer<typeof announcementSchema>;
