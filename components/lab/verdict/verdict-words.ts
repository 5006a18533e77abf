import { isNeutral } from "@/components/lab/session/lab-state";
import type { Status } from "@/components/ui/status";
import type { RungState, Verdict } from "@/lib/domain/verdict/verdict";

/** How a step's verdict is shown; a step that nobody has begun, or that is half done, is open, not failed. */
export function statusOf(verdict: Pick<Verdict, "outcome" | "diagnosis"> | undefined): Status {
  if (!verdict || isNeutral(verdict)) return "open";
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

export const rungNames: Readonly<Record<string, string>> = {
  sent: "Sent",
  accepted: "Accepted",
  stored: "Stored",
  "as-asked": "As asked",
  exposed: "Exposed",
  scraped: "Scraped",
  visible: "Visible",
  "was-there": "Was there",
  "gone-from-gateway": "Gone from the gateway",
  "gone-from-prometheus": "Gone from Prometheus",
  pushed: "Pushed",
  restarted: "Restarted",
  empty: "Empty",
  "were-there": "Were there",
  replaced: "Replaced",
  "other-gone": "Other one gone",
  parses: "Parses",
  evaluates: "Evaluates",
  "same-type": "Same type",
  "same-series": "Same series",
  "same-values": "Same values",
};

/** A rung's name on the page; an id that is not known is shown as it is. */
export function rungName(id: string): string {
  return rungNames[id] ?? id.replaceAll("-", " ");
}

export const rungStateWords: Readonly<Record<RungState, string>> = {
  ok: "ok",
  broken: "broken",
  waiting: "waiting",
  "not-reached": "not reached",
};
