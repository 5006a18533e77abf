import { isNeutral } from "@/components/lab/session/lab-state";
import type { Rung, Verdict } from "@/lib/domain/verdict/verdict";
import type { PartName, PipelineView } from "./pipeline-view";

/** The way of a metric, part by part. */
const way: readonly PartName[] = [
  "request",
  "push",
  "pushgateway",
  "scrape",
  "prometheus",
  "query",
  "check",
];

/** Where each rung of a ladder stands on that way, and a few words for it once it is broken. */
const places: Readonly<Record<string, { part: PartName; broken: string }>> = {
  sent: { part: "push", broken: "not sent" },
  accepted: { part: "push", broken: "refused" },
  stored: { part: "pushgateway", broken: "not stored" },
  "as-asked": { part: "pushgateway", broken: "not as asked" },
  exposed: { part: "scrape", broken: "not exposed" },
  scraped: { part: "scrape", broken: "not scraped" },
  visible: { part: "query", broken: "not visible" },
  "was-there": { part: "pushgateway", broken: "never there" },
  "gone-from-gateway": { part: "pushgateway", broken: "still there" },
  "gone-from-prometheus": { part: "query", broken: "still visible" },
  pushed: { part: "push", broken: "not pushed" },
  restarted: { part: "pushgateway", broken: "not restarted" },
  empty: { part: "pushgateway", broken: "not empty" },
  "were-there": { part: "pushgateway", broken: "never there" },
  replaced: { part: "pushgateway", broken: "not replaced" },
  "other-gone": { part: "pushgateway", broken: "still there" },
  parses: { part: "query", broken: "not PromQL" },
  evaluates: { part: "query", broken: "no result" },
  "same-type": { part: "query", broken: "other type" },
  "same-series": { part: "query", broken: "other series" },
  "same-values": { part: "query", broken: "other values" },
};

const tones = { failed: "failed", pending: "waiting", unknown: "unknown" } as const;

/** Where the walk of a verdict ended; null where it passed, and where nobody has begun. */
export function endOfWalk(verdict: Verdict | undefined): { part: PartName; rung: Rung } | null {
  if (!verdict || verdict.outcome === "passed" || isNeutral(verdict)) return null;
  const rung = verdict.rungs.find(({ state }) => state === "broken" || state === "waiting");
  const part = rung && places[rung.id]?.part;
  return part ? { part, rung } : null;
}

/** The pipeline as it stands for a step: the place where its verdict ended has its colour, and nothing behind is lit. */
export function showVerdict(view: PipelineView, verdict: Verdict | undefined): PipelineView {
  const end = endOfWalk(verdict);
  if (!verdict || !end || verdict.outcome === "passed") return view;
  const { outcome } = verdict;
  const behind = way.slice(way.indexOf(end.part) + 1);
  const unlit = behind.map((part) => [part, { ...view[part], tone: "idle" }] as const);
  const line = outcome === "failed" ? (places[end.rung.id]?.broken ?? "") : view[end.part].line;
  return {
    ...view,
    ...Object.fromEntries(unlit),
    [end.part]: { tone: tones[outcome], line },
  };
}
