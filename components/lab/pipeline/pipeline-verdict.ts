import type { StepCheck } from "@/components/lab/session/lab-outline";
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

/** The step that the workspace works for: how it stands, and what is known of its check. */
export interface StepNow {
  verdict: Verdict | undefined;
  check: StepCheck | null;
}

interface EndOfWalk {
  part: PartName;
  rung: Rung;
  /** A few words for the rung once it is broken. */
  broken: string;
}

const tones = { failed: "failed", pending: "waiting", unknown: "unknown" } as const;

/** Where the walk of a verdict ended; null where it passed, and where nobody has begun. */
export function endOfWalk({ verdict, check }: StepNow): EndOfWalk | null {
  if (!verdict || verdict.outcome === "passed" || isNeutral(verdict, check)) return null;
  const rung = verdict.rungs.find(({ state }) => state === "broken" || state === "waiting");
  const plan = rung && check?.rungs.find(({ id }) => id === rung.id);
  return plan ? { part: plan.at, rung, broken: plan.broken } : null;
}

/** The pipeline as it stands for a step: the place where its verdict ended has its colour, and nothing behind is lit. */
export function showVerdict(view: PipelineView, step: StepNow): PipelineView {
  const { verdict } = step;
  const end = endOfWalk(step);
  if (!verdict || !end || verdict.outcome === "passed") return view;
  const { outcome } = verdict;
  const behind = way.slice(way.indexOf(end.part) + 1);
  const unlit = behind.map((part) => [part, { ...view[part], tone: "idle" }] as const);
  const line = outcome === "failed" ? end.broken : view[end.part].line;
  return {
    ...view,
    ...Object.fromEntries(unlit),
    [end.part]: { tone: tones[outcome], line },
  };
}
