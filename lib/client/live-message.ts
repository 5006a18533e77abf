import * as z from "zod/mini";
import { type LiveEvent, liveEventSchema } from "@/lib/contract/events";

/**
 * `connecting` at first and on a first retry, `lost` when that failed too; a tab without a leader waits.
 * `silent`: it is open, and nothing comes, as behind a proxy that holds answers back until they end.
 */
export const connectionStates = ["connecting", "live", "silent", "lost"] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** What the tabs of one learner say to each other. */
export type TabMessage =
  /** A new tab says which lab it shows, and asks the leader for what is known. */
  | { kind: "hello"; tab: string; lab: string }
  /** The others say so to it. */
  | { kind: "shows"; tab: string; lab: string }
  | { kind: "left"; tab: string }
  | { kind: "event"; event: LiveEvent }
  | { kind: "state"; state: ConnectionState };

export const tabMessageSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("hello"), tab: z.string(), lab: z.string() }),
  z.object({ kind: z.literal("shows"), tab: z.string(), lab: z.string() }),
  z.object({ kind: z.literal("left"), tab: z.string() }),
  z.object({ kind: z.literal("event"), event: liveEventSchema }),
  z.object({ kind: z.literal("state"), state: z.enum(connectionStates) }),
]);

/** An event of `GET /api/events`; null for one that this page does not know. */
export function readLiveEvent(event: string, data: string): LiveEvent | null {
  let content: unknown;
  try {
    content = JSON.parse(data);
  } catch {
    return null;
  }
  const parsed = liveEventSchema.safeParse({ event, data: content });
  return parsed.success ? parsed.data : null;
}

/** The newest event of each kind and step: what a tab that comes later has to be told. */
export function createLiveMemory() {
  const newest = new Map<string, LiveEvent>();

  /** What was dismissed while nothing was heard. */
  function forgetDismissed(pending: ReadonlySet<string>): void {
    for (const [key, event] of newest) {
      if (event.event === "announcement" && !pending.has(event.data.id)) newest.delete(key);
    }
  }

  return {
    keep(event: LiveEvent): void {
      // It is about the pages of that moment; one that comes later is made for who the learner is then.
      if (event.event === "session") return;
      if (event.event === "announcements") forgetDismissed(new Set(event.data.ids));
      newest.set(keyOf(event), event);
    },
    all: (): LiveEvent[] => [...newest.values()],
  };
}

function keyOf(event: LiveEvent): string {
  if (event.event === "verdict") return `${event.data.lab}/${event.data.step}`;
  // Whatever became of an announcement takes its place.
  const isAnnouncement = event.event === "announcement" || event.event === "dismissed";
  return isAnnouncement ? `announcement ${event.data.id}` : event.event;
}
