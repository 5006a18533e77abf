import { notFound, redirect } from "next/navigation";
import { currentLearner } from "@/app/current-learner";
import { joinFirst } from "@/components/site/return-to";
import type { Lab } from "@/lib/domain/lab/lab";
import { namesFor, type TeamNames } from "@/lib/domain/site-names";
import { getServices } from "@/lib/server/services";

/** The lab of an address, and the names for the learner who is signed in; who is not, joins first and comes back. */
export async function findLab(
  labId: string,
  path: string,
): Promise<{ lab: Lab; names: TeamNames }> {
  const { env, labs } = getServices();
  const lab = labs.get(labId);
  if (!lab) notFound();
  const learner = await currentLearner();
  if (!learner) redirect(joinFirst(path));
  return { lab, names: namesFor(learner.team, env.siteNames) };
}
