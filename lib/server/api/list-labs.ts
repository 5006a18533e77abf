import type { LabList } from "@/lib/contract/labs";
import { type Lab, labsByNumber } from "@/lib/domain/lab/lab";
import type { StepPlace, Store } from "@/lib/server/store/store";

/** Whose labs; those of their workshop, or all where that is null. */
interface LabsOf {
  learnerId: string;
  shown: readonly string[] | null;
  isClosed: (at: StepPlace) => boolean;
}

/** The labs in the order of their numbers, with the states of a learner's steps and no solutions. */
export async function listLabs(
  labs: ReadonlyMap<string, Lab>,
  progress: Pick<Store["progress"], "passed">,
  { learnerId, shown, isClosed }: LabsOf,
): Promise<LabList> {
  return Promise.all(
    labsByNumber(labs)
      .filter(({ id }) => shown?.includes(id) ?? true)
      .map(async (lab) => viewLab(lab, await progress.passed(learnerId, lab.id), isClosed)),
  );
}

function viewLab(
  lab: Lab,
  passed: Readonly<Record<string, unknown>>,
  isClosed: LabsOf["isClosed"],
): LabList[number] {
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
        isClosed: isClosed({ lab: lab.id, step: id }),
      })),
    })),
  };
}
