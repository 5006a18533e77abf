import * as z from "zod/mini";
import { helpEventSchema } from "./classroom/help";
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

/** What `GET /api/events` sends, by event name. */
export type LiveEvent =
  | { event: "verdict"; data: VerdictEvent }
  | { event: "sandbox"; data: z.infer<typeof sandboxSchema> }
  | { event: "help"; data: z.infer<typeof helpEventSchema> };

export const liveEventSchema = z.discriminatedUnion("event", [
  z.object({ event: z.literal("verdict"), data: verdictEventSchema }),
  z.object({ event: z.literal("sandbox"), data: sandboxSchema }),
  z.object({ event: z.literal("help"), data: helpEventSchema }),
]);
