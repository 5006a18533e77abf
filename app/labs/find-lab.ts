import { notFound, redirect } from "next/navigation";
import { currentLearner } from "@/app/current-learner";
import { joinFirst } from "@/components/site/return-to";
import type { Learner } from "@/lib/contract/session";
import type { Lab } from "@/lib/domain/lab";
import { getServices } from "@/lib/server/services";

/** The lab of an address for the learner who is signed in; who is not, joins first and comes back. */
export async function findLab(
  labId: string,
  path: string,
): Promise<{ lab: Lab; learner: Learner }> {
  const lab = getServices().labs.get(labId);
  if (!lab) notFound();
  const learner = await currentLearner();
  if (!learner) redirect(joinFirst(path));
  return { lab, learner };
}
