import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { TeamSnapshot } from "@/lib/server/team/looks/team-snapshot";
import type { CheckedStep } from "@/lib/server/team/member/checked-step";
import type { Member } from "@/lib/server/team/member/member";
import { type AskQueries, judgeStep } from "./judge-step";

export interface Judged {
  /** Of each step; one that another round has passed meanwhile has the verdict it passed with. */
  verdicts: { step: CheckedStep; verdict: Verdict }[];
  /** A step that is not passed depends on what Prometheus returns, which a scrape may just be changing. */
  isUnsettled: boolean;
}

/** Judges a learner's open steps in one snapshot, and keeps what is passed; `isQuiet` as for `judgeStep`. */
export async function judgeSteps(
  member: Member,
  steps: readonly CheckedStep[],
  snapshot: TeamSnapshot,
  ask: AskQueries | null,
  isQuiet = false,
): Promise<Judged> {
  const judged = await Promise.all(
    steps.map(async (step) => ({
      ...{ step, ...(await judgeOpen(member, step, snapshot, ask, isQuiet)) },
    })),
  );
  return { verdicts: judged, isUnsettled: judged.some((each) => each.isUnsettled) };
}

async function judgeOpen(
  member: Member,
  step: CheckedStep,
  snapshot: TeamSnapshot,
  ask: AskQueries | null,
  isQuiet: boolean,
) {
  const { verdict, hasAsked } = await judgeStep(member, step, snapshot, ask, isQuiet);
  const { kept } = member;
  // Whichever round ends first: a pass of another one counts.
  const passed =
    verdict.outcome === "passed"
      ? await kept.keepPass(step.at, verdict)
      : (await kept.passed(step.at.lab)).get(step.at.step);
  return passed ? { verdict: passed, isUnsettled: false } : { verdict, isUnsettled: hasAsked };
}
