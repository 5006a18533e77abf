import * as z from "zod/mini";

/** Characters. */
export const longestMessage = 2000;

const id = z.string().check(z.maxLength(100));

/** Whom a message is for. */
const addresseesSchema = z.union([
  z.strictObject({ all: z.literal(true) }),
  z.strictObject({ team: id }),
  z.strictObject({ learners: z.array(id).check(z.minLength(1), z.maxLength(1000)) }),
  z.strictObject({ lab: id, step: id, code: id }),
  z.strictObject({ lab: id, step: id }),
]);
export type Addressees = z.infer<typeof addresseesSchema>;

/** Answer of `POST /api/instructor/messages`: how many learners it is addressed to, there or not. */
export const messageSentSchema = z.object({ id: z.string(), reached: z.number() });
