import type { HelpEntry } from "@/lib/contract/classroom/help";

/**
 * Who still waits or is being helped, in the order to go: nobody's before those that somebody has taken, and those
 * put off last; a first request before a fifth, then who has waited longest.
 */
export function queueOf(help: readonly HelpEntry[]): HelpEntry[] {
  return help
    .filter(({ state }) => state !== "resolved")
    .sort(
      (a, b) => turn(a) - turn(b) || a.nth - b.nth || Date.parse(a.askedAt) - Date.parse(b.askedAt),
    );
}

/**
 * The queue after the answer to what was done with a request as it stood `before`. What an event has said of it
 * since is not older than the answer.
 */
export function withAnswer(
  help: readonly HelpEntry[],
  before: HelpEntry,
  answer: HelpEntry,
): HelpEntry[] {
  return help.map((entry) => (entry === before ? answer : entry));
}

function turn({ isOnHold, state }: HelpEntry): number {
  if (isOnHold) return 2;
  return state === "claimed" ? 1 : 0;
}

/** `first time`, `3rd time`. */
export function nthText(nth: number): string {
  if (nth <= 1) return "first time";
  const ends: Record<string, string> = { one: "st", two: "nd", few: "rd", other: "th" };
  return `${nth}${ends[ordinals.select(nth)] ?? "th"} time`;
}

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
