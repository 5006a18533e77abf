import type { LabList } from "@/lib/contract/labs";
import { type Lab, labsByNumber } from "@/lib/domain/lab/lab";
import type { Store } from "@/lib/server/store/store";

/** The labs in the order of their numbers, with the states of a learner's steps and no solutions. */
export async function listLabs(
  labs: ReadonlyMap<string, Lab>,
  progress: Pick<Store["progress"], "passed">,
  learnerId: string,
): Promise<LabList> {
  return Promise.all(
    labsByNumber(labs).map(async (lab) => viewLab(lab, await progress.passed(learnerId, lab.id))),
  );
}

function viewLab(lab: Lab, passed: Readonly<Record<string, unknown>>): LabList[number] {
  return {
    id: lab.id,
    number: lab.number,
    title: lab.title,
    tasks: lab.tasks.map((task) => ({
      id: task.id,
      number: task.number,
      title: task.title,
      steps: task.steps.map(({ id, title }) => ({
        id,
        title,
        state: Object.hasOwn(passed, id) ? "passed" : "open",
      })),
    })),
  };
}
