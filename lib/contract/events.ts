import * as z from "zod/mini";
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
  | { event: "sandbox"; data: z.infer<typeof sandboxSchema> };

export const liveEventSchema = z.discriminatedUnion("event", [
  z.object({ event: z.literal("verdict"), data: verdictEventSchema }),
  z.object({ event: z.literal("sandbox"), data: sandboxSchema }),
]);
