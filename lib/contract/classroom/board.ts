import * as z from "zod/mini";
import { cellStates, needRules } from "@/lib/domain/classroom/need";
import type { ServerName } from "@/lib/domain/stack/stack";
import { unreachableKinds } from "@/lib/domain/stack/unreachable";
import { helpEntrySchema } from "./help";
import { workshopStates } from "./workshop";

const count = z.number();
const time = z.nullable(z.string());
const servers = ["pushgateway", "prometheus", "alertmanager"] as const satisfies ServerName[];

/** Where a learner is on one step. Times are ISO 8601 in UTC. */
const cellSchema = z.object({
  lab: z.string(),
  step: z.string(),
  state: z.enum(cellStates),
  attempts: count,
  startedAt: time,
  passedAt: time,
  /** The code of the newest verdict that is not a pass; null where there is none. */
  diagnosis: z.nullable(z.string()),
});
export type BoardCell = z.infer<typeof cellSchema>;

/** One row of the board. */
export const boardLearnerSchema = z.object({
  id: z.string(),
  name: z.string(),
  team: z.string(),
  isOnline: z.boolean(),
  /** A page is open, and none of them is in sight. */
  isHidden: z.boolean(),
  joinedAt: z.string(),
  lastSeenAt: z.string(),
  needsHelp: z.nullable(z.enum(needRules)),
  /** Since when, and on which step, the rule holds; null where none does. */
  need: z.nullable(z.object({ since: z.string(), lab: z.string(), step: z.string() })),
  /** The step not passed that they touched last, else the one to come; null where all have passed. */
  at: z.nullable(z.object({ lab: z.string(), step: z.string() })),
  /** False for instructors' own runs, rehearsals and synthetic learners. */
  isCounted: z.boolean(),
  /** Why the servers of the team are not reached, as its learners read it; missing where they are. */
  sandboxProblem: z.optional(z.string()),
  /** Which of them and why, and at which address, where an operator runs them. */
  sandboxFault: z.optional(
    z.object({ server: z.enum(servers), why: z.enum(unreachableKinds), at: z.string() }),
  ),
  steps: z.array(cellSchema),
});
export type BoardLearner = z.infer<typeof boardLearnerSchema>;

const hintSchema = z.object({
  id: z.string(),
  sentAt: z.string(),
  /** How many learners it was sent to, and how many of them have passed the step since. */
  to: count,
  passedSince: count,
  /** Median from the hint to the pass, ms; null before the first. */
  medianMs: z.nullable(count),
  /** How many of them still have this diagnosis. */
  stillHere: count,
});

/** A diagnosis that learners have now, on one step. */
export const misconceptionSchema = z.object({
  lab: z.string(),
  step: z.string(),
  code: z.string(),
  count,
  /** How many have begun the step and have not passed it, or passed it: whom `count` is of. */
  of: count,
  learners: z.array(z.string()),
  /** The first broken rung of the verdict. */
  rung: z.nullable(z.string()),
  /** How the learners' pages call it. */
  rungName: z.nullable(z.string()),
  /** The diagnosis' sentence as one of them reads it, without a name. */
  example: z.string(),
  /** Since when the one who waits longest has it, and who that is; null where nobody has it any more. */
  oldest: z.nullable(z.object({ since: z.string(), learner: z.string() })),
  /** The hint that the author wrote for this diagnosis, Markdown; null where there is none. */
  preparedHint: z.nullable(z.string()),
  hints: z.array(hintSchema),
});
export type Misconception = z.infer<typeof misconceptionSchema>;

const boardStepSchema = z.object({ id: z.string(), number: z.string(), title: z.string() });

/** A lab of the workshop with its steps in order, for the columns. */
const boardLabSchema = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  steps: z.array(boardStepSchema),
});

/** The workshop as the board and its events tell it. */
export const boardWorkshopSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(workshopStates),
  labs: z.array(boardLabSchema),
  closedSteps: z.array(z.object({ lab: z.string(), step: z.string() })),
  /** The words that pages show while it is paused. */
  pauseMessage: z.nullable(z.string()),
  joinCode: z.nullable(z.string()),
  startedAt: z.string(),
  endedAt: time,
});
export type BoardWorkshop = z.infer<typeof boardWorkshopSchema>;

/** Answer of `GET /api/instructor/board`. */
export const boardSchema = z.object({
  workshop: boardWorkshopSchema,
  /** The instructor who asks. */
  me: z.object({ name: z.string() }),
  learners: z.array(boardLearnerSchema),
  misconceptions: z.array(misconceptionSchema),
  help: z.array(helpEntrySchema),
  /** The number of the last event that is in it; what comes later is sent by `GET /api/instructor/events`. */
  lastEventId: z.number(),
});
export type Board = z.infer<typeof boardSchema>;

/** What `GET /api/instructor/events` sends, by event name; each has an id. */
export const instructorEventSchema = z.discriminatedUnion("event", [
  /** The ids of all who are there, before all rows: all that is known from before is void. */
  z.object({ event: z.literal("roster"), data: z.array(z.string()) }),
  /** A row that is new or has changed; `learner` is null where it is gone. */
  z.object({
    event: z.literal("learner"),
    data: z.object({ id: z.string(), learner: z.nullable(boardLearnerSchema) }),
  }),
  /** All of them, whenever they change. */
  z.object({ event: z.literal("misconceptions"), data: z.array(misconceptionSchema) }),
  /** The whole queue, whenever it changes. */
  z.object({ event: z.literal("help"), data: z.array(helpEntrySchema) }),
  z.object({ event: z.literal("workshop"), data: boardWorkshopSchema }),
]);
export type InstructorEvent = z.infer<typeof instructorEventSchema>;
