import type { AttemptsPage } from "@/lib/contract/attempts";
import { checkedSteps } from "@/lib/domain/lab/lab";
import { readNotebook } from "@/lib/server/api/notebook/attempts-page";
import type { Store } from "@/lib/server/store/store";
import type { FoundMember } from "./find-member";

const longest = 20;

/** The newest attempts of a learner over all steps, newest first; one that counts for several is told once. */
export async function readFilmStrip(
  store: Pick<Store, "notebook" | "progress">,
  { learner, labs }: FoundMember,
): Promise<AttemptsPage> {
  const steps = labs.flatMap((lab) => checkedSteps(lab).map(({ step }) => ({ lab: lab.id, step })));
  const pages = await Promise.all(steps.map((at) => readNotebook(store, learner, at, undefined)));
  const entries = pages.flatMap((page) => page.entries);
  const byAttempt = new Map(
    entries.map((entry) => [`${entry.kind === "answer" ? "answer" : "sent"} ${entry.id}`, entry]),
  );
  const newest = [...byAttempt.values()].sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at) || b.id - a.id,
  );
  return { entries: newest.slice(0, longest), total: byAttempt.size, nextBefore: null };
}
