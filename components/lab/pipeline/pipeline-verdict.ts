import { isNeutral } from "@/components/lab/session/lab-state";
import type { Rung } from "@/lib/domain/verdict/verdict";
import type { PipelineView, StepNow } from "./pipeline-view";

interface EndOfWalk {
  part: string;
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
export function showVerdict(
  view: PipelineView,
  way: readonly string[],
  step: StepNow,
): PipelineView {
  const { verdict } = step;
  const end = endOfWalk(step);
  const ending = end && view[end.part];
  if (!verdict || !ending || verdict.outcome === "passed") return view;
  const { outcome } = verdict;
  const behind = new Set(way.slice(way.indexOf(end.part) + 1));
  const unlit = Object.entries(view).map(([id, part]) =>
    behind.has(id) ? [id, { ...part, tone: "idle" as const }] : [id, part],
  );
  const line = outcome === "failed" ? end.broken : ending.line;
  return { ...Object.fromEntries(unlit), [end.part]: { tone: tones[outcome], line } };
}
