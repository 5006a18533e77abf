import * as z from "zod/mini";

/**
 * What the address of a draft's `PUT` says: the revision that this device has seen, 0 for none, and which device it
 * is. Apart from the drafts, as it is the server alone that reads it.
 */
export const draftSeenSchema = z.object({
  revision: z.coerce.number().check(z.int(), z.nonnegative()),
  device: z.string().check(z.regex(/^[\w-]{1,64}$/)),
});
