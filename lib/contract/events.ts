import * as z from "zod/mini";
import { helpEventSchema } from "./classroom/help";
import { announcementSchema } from "./classroom/messages";
import { sessionEventSchema, teamSchema } from "./classroom/team";
import { workshopEventSchema } from "./classroom/workshop";
import { draftEventSchema } from "./drafts";
import { sandboxSchema } from "./sandbox";
import { verdictSchema } from "./verdict";

/** Data of a `verdict` event. */
export const verdictEventSchema = z.object({
  lab: z.string(),
  task: z.string(),
  step: z.string(),
  verdict: verdictSchema,
});
export type VerdictEvent = z.infer<typeof verdictEventSchema>;

/** All announcements that the learner has not dismissed, when a page opens; each of them follows. */
const announcementsSchema = z.object({ ids: z.array(z.string()) });

/** An announcement that the learner has dismissed, on whichever page. */
const dismissedSchema = z.object({ id: z.string() });

/** What `GET /api/events` sends, by event name. */
export type LiveEvent =
  | { event: "verdict"; data: VerdictEvent }
  | { event: "sandbox"; data: z.infer<typeof sandboxSchema> }
  | { event: "help"; data: z.infer<typeof helpEventSchema> }
  | { event: "announcements"; data: z.infer<typeof announcementsSchema> }
  | { event: "announcement"; data: z.infer<typeof announcementSchema> }
  | { event: "dismissed"; data: z.infer<typeof dismissedSchema> }
  | { event: "workshop"; data: z.infer<typeof workshopEventSchema> }
  | { event: "team"; data: z.infer<typeof teamSchema> }
  | { event: "session"; data: z.infer<typeof sessionEventSchema> }
  | { event: "draft"; data: z.infer<typeof draftEventSchema> };

export const liveEventSchema = z.discriminatedUnion("event", [
  z.object({ event: z.literal("verdict"), data: verdictEventSchema }),
  z.object({ event: z.literal("sandbox"), data: sandboxSchema }),
  z.object({ event: z.literal("help"), data: helpEventSchema }),
  z.object({ event: z.literal("announcements"), data: announcementsSchema }),
  z.object({ event: z.literal("announcement"), data: announcementSchema }),
  z.object({ event: z.literal("dismissed"), data: dismissedSchema }),
  z.object({ event: z.literal("workshop"), data: workshopEventSchema }),
  z.object({ event: z.literal("team"), data: teamSchema }),
  z.object({ event: z.literal("session"), data: sessionEventSchema }),
  z.object({ event: z.literal("draft"), data: draftEventSchema }),
]);

export const liveEventNames: readonly LiveEvent["event"][] = [
  "verdict",
  "sandbox",
  "help",
  "announcements",
  "announcement",
  "dismissed",
  "workshop",
  "team",
  "session",
  "draft",
];
