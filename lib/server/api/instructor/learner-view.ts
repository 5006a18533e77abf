import type { LearnerView } from "@/lib/contract/classroom/learner-view";
import { needOf } from "@/lib/domain/classroom/need";
import { learnerRow } from "@/lib/server/classroom/board/board-rows";
import type { Verdicts } from "@/lib/server/team/verdicts";
import type { FoundMember } from "./find-member";

/** A learner as the board shows them, with the newest verdict of each step; judges nothing. */
export async function viewLearner(
  { learner, memory, labs }: FoundMember,
  verdicts: Pick<Verdicts, "latest">,
): Promise<LearnerView> {
  const need = needOf(learner, memory.view(Date.now()));
  const { id, name, team } = learner;
  const newest = await Promise.all(
    labs.map(async (lab) => [lab.id, await verdicts.latest({ id, name, team }, lab.id)] as const),
  );
  return {
    learner: learnerRow(learner, memory.places, need),
    verdicts: Object.fromEntries(newest),
  };
}
