import type { CheckWords, LearnerView } from "@/lib/contract/classroom/learner-view";
import { bindCheck } from "@/lib/domain/checks/check-kinds";
import { needOf } from "@/lib/domain/classroom/need";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import { learnerRow } from "@/lib/server/classroom/board/board-rows";
import type { Verdicts } from "@/lib/server/team/verdicts";
import type { FoundMember } from "./find-member";

/** A learner as the board shows them, with the newest verdict of each step; judges nothing. */
export async function viewLearner(
  { learner, memory, labs }: FoundMember,
  verdicts: Pick<Verdicts, "latest">,
): Promise<LearnerView> {
  const view = memory.view(Date.now());
  const { id, name, team } = learner;
  const newest = await Promise.all(
    labs.map(async (lab) => [lab.id, await verdicts.latest({ id, name, team }, lab.id)] as const),
  );
  return {
    learner: learnerRow(learner, view, needOf(learner, view)),
    verdicts: Object.fromEntries(newest),
    checks: Object.fromEntries(
      newest.map(([id, judged], i) => [id, labs[i] ? checkWords(labs[i], judged) : {}]),
    ),
  };
}

/** Of the steps that have been judged alone: of others there is nothing to name. */
function checkWords(lab: Lab, judged: Readonly<Record<string, unknown>>) {
  const entries = checkedSteps(lab).flatMap(({ step: { id, check } }) => {
    if (!check || !(id in judged)) return [];
    const { rungs, untouched } = bindCheck(check).facts;
    const named = rungs.map((rung) => ({ id: rung.id, name: rung.name }));
    const words: CheckWords = { rungs: named, untouched: [...untouched] };
    return [[id, words] as const];
  });
  return Object.fromEntries(entries);
}
