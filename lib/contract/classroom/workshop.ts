import * as z from "zod/mini";

export const workshopStates = ["open", "paused", "ended"] as const;

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));
/** Spelled without regard to case; null takes the code away. */
const joinCode = z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(64)));

/** Body of `PATCH /api/instructor/workshop`. */
export const workshopChangeSchema = z.strictObject({
  state: z.optional(z.enum(workshopStates)),
  /** All that are closed from then on. */
  closedSteps: z.optional(
    z.array(z.strictObject({ lab: z.string(), step: z.string() })).check(z.maxLength(500)),
  ),
  name: z.optional(name),
  joinCode: z.optional(joinCode),
  /** What pages show while it is paused. */
  message: z.optional(z.string().check(z.trim(), z.maxLength(500))),
});

/** Body of `POST /api/instructor/workshops`. */
export const newWorkshopSchema = z.strictObject({
  name,
  labs: z.array(z.string()).check(z.minLength(1), z.maxLength(100)),
  joinCode: z.optional(joinCode),
});
