import type { HelpEvent } from "@/lib/contract/classroom/help";

/** How a request for help stands, in a sentence; null for one that was withdrawn. */
export function helpSentence({ state, by, isOnHold, before = 0 }: HelpEvent): string | null {
  if (state === "resolved") return by === undefined ? null : `${by} has closed your request.`;
  if (isOnHold) return "On hold. Nobody comes until you take it up again.";
  if (state === "claimed") return `${by ?? "An instructor"} is coming.`;
  if (before === 0) return "Asked. You are next.";
  return `Asked, ${before} before you.`;
}
