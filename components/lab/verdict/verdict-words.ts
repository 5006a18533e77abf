import type { CheckWords } from "@/components/lab/session/lab-outline";
import { isNeutral } from "@/components/lab/session/lab-state";
import type { Status } from "@/components/ui/status";
import type { RungState, Verdict } from "@/lib/domain/verdict/verdict";

/** How a step's verdict is shown; a step that nobody has begun, or that is half done, is open, not failed. */
export function statusOf(
  verdict: Pick<Verdict, "outcome" | "diagnosis"> | undefined,
  check: CheckWords | null,
): Status {
  if (!verdict || isNeutral(verdict, check)) return "open";
  return verdict.outcome === "pending" ? "waiting" : verdict.outcome;
}

export const outcomeWords = {
  passed: "Passed",
  failed: "Not yet",
  pending: "Waiting",
  unknown: "Unknown",
} as const;

/** What a step's status says: one of the four words, then why. */
export function statusSentence(verdict: Verdict | undefined): { word: string; rest: string } {
  if (!verdict) return { word: "Not yet", rest: "Nothing checked so far." };
  const word = outcomeWords[verdict.outcome];
  if (verdict.outcome === "passed") return { word, rest: "" };
  return { word, rest: verdict.diagnosis?.message ?? "" };
}

/** A rung's name on the page; an id that is not known, as in a verdict of before, is shown as it is. */
export function rungName(id: string, check: CheckWords | null): string {
  return check?.rungs.find((rung) => rung.id === id)?.name ?? id.replaceAll("-", " ");
}

export const rungStateWords: Readonly<Record<RungState, string>> = {
  ok: "ok",
  broken: "broken",
  waiting: "waiting",
  "not-reached": "not reached",
};
