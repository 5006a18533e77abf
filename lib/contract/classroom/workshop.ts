import * as z from "zod/mini";

const steps = z
  .array(z.strictObject({ lab: z.string(), step: z.string() }))
  .check(z.maxLength(500));

export const workshopStates = ["open", "paused", "ended"] as const;

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));
/** Spelled without regard to case; null takes the code away. */
const joinCode = z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(64)));

/** Body of `PATCH /api/instructor/workshop`. */
export const workshopChangeSchema = z.strictObject({
  state: z.optional(z.enum(workshopStates)),
  /** All that are closed from then on. */
  closedSteps: z.optional(steps),
  /** What is closed and opened besides: two instructors at once do not undo one another. */
  closeSteps: z.optional(steps),
  openSteps: z.optional(steps),
  name: z.optional(name),
  joinCode: z.optional(joinCode),
  /** What pages show while it is paused. */
  message: z.optional(z.string().check(z.trim(), z.maxLength(500))),
});

export type WorkshopChangeRequest = z.infer<typeof workshopChangeSchema>;

/** Body of `POST /api/instructor/workshops`. */
export const newWorkshopSchema = z.strictObject({
  name,
  labs: z.array(z.string()).check(z.minLength(1), z.maxLength(100)),
  joinCode: z.optional(joinCode),
});

/** A workshop as `PATCH /api/instructor/workshop` and `POST /api/instructor/workshops` answer it. */
export const workshopSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(workshopStates),
  /** The ids of its labs; null for all there are. */
  labs: z.nullable(z.array(z.string())),
  closedSteps: z.array(z.object({ lab: z.string(), step: z.string() })),
  pauseMessage: z.nullable(z.string()),
  joinCode: z.nullable(z.string()),
  /** ISO 8601 in UTC. */
  startedAt: z.string(),
  endedAt: z.nullable(z.string()),
});
export type WorkshopAnswer = z.infer<typeof workshopSchema>;

/** Answer of `GET /api/instructor/workshops`, newest first. */
export const workshopsSchema = z.object({ workshops: z.array(workshopSchema) });

/** Data of a learner's `workshop` event: the one that they are in. */
export const workshopEventSchema = z.object({
  state: z.enum(workshopStates),
  /** What an instructor says to the pause; null without one. */
  message: z.nullable(z.string()),
  closedSteps: z.array(z.object({ lab: z.string(), step: z.string() })),
});
export type WorkshopEvent = z.infer<typeof workshopEventSchema>;
