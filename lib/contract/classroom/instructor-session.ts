import * as z from "zod/mini";
import { learnerNameSchema } from "@/lib/contract/join-request";

/** Body of `POST /api/instructor/session`; without a name one such as "Instructor 2" is given. */
export const instructorSignInSchema = z.strictObject({
  password: z.string().check(z.maxLength(1000)),
  name: z.optional(learnerNameSchema),
});

/** Answer of `POST` and `GET /api/instructor/session`. */
export const instructorSessionSchema = z.object({ instructor: z.object({ name: z.string() }) });
