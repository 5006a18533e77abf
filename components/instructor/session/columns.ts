import type { BoardWorkshop } from "@/lib/contract/classroom/board";

/** A step of the workshop, as a column or as a part of a folded one. */
export interface StepColumn {
  kind: "step";
  /** `lab/step`. */
  key: string;
  lab: string;
  step: string;
  number: string;
  title: string;
  isClosed: boolean;
}

/** A lab whose steps are told by their sum. */
export interface LabColumn {
  kind: "lab";
  key: string;
  lab: string;
  number: string;
  title: string;
  /** Keys of its steps. */
  steps: readonly string[];
}

export type Column = StepColumn | LabColumn;

type Workshop = Pick<BoardWorkshop, "labs" | "closedSteps">;

export function stepColumns({ labs, closedSteps }: Workshop): StepColumn[] {
  const closed = new Set(closedSteps.map(({ lab, step }) => `${lab}/${step}`));
  return labs.flatMap((lab) =>
    lab.steps.map(({ id, number, title }) => ({
      kind: "step" as const,
      key: `${lab.id}/${id}`,
      lab: lab.id,
      step: id,
      number,
      title,
      isClosed: closed.has(`${lab.id}/${id}`),
    })),
  );
}

/** The columns of the grid, with the labs in `folded` told by their sums. */
export function columnsOf(workshop: Workshop, folded: ReadonlySet<string>): Column[] {
  const steps = stepColumns(workshop);
  return workshop.labs.flatMap((lab): Column[] => {
    const own = steps.filter((step) => step.lab === lab.id);
    if (!folded.has(lab.id)) return own;
    const { id, number, title } = lab;
    return [{ kind: "lab", key: id, lab: id, number, title, steps: own.map(({ key }) => key) }];
  });
}

/** More columns than these are not taken in at a glance. */
const mostAtOnce = 14;

/** With many columns all labs are folded at first but the one where the class is, `now`. */
export function foldedAtFirst({ labs }: Pick<Workshop, "labs">, now: string | null): Set<string> {
  const count = labs.reduce((sum, { steps }) => sum + steps.length, 0);
  if (count <= mostAtOnce) return new Set();
  return new Set(labs.map(({ id }) => id).filter((id) => id !== now));
}
