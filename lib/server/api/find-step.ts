import type { Lab, Step } from "@/lib/domain/lab/lab";
import { err, ok, type Result } from "@/lib/domain/result";
import type { AmbiguousStep, UnknownStep } from "@/lib/server/team/verdicts";

type Labs = ReadonlyMap<string, Lab>;

export function findLab(labs: Labs, id: string): Result<Lab, UnknownStep> {
  const lab = labs.get(id);
  return lab ? ok(lab) : err({ kind: "unknown-lab", lab: id });
}

/** A step of one lab by its id, whichever task it belongs to. */
export function findStep(labs: Labs, labId: string, id: string): Result<Step, UnknownStep> {
  const lab = findLab(labs, labId);
  if (!lab.ok) return lab;
  const step = stepsOf(lab.value).find((each) => each.id === id);
  return step ? ok(step) : err({ kind: "unknown-step", step: id });
}

/** The lab of a step that a request names: the one it names too, else the only one with such a step. */
export function findLabOfStep(
  labs: Labs,
  { lab, step }: { lab?: string | undefined; step: string },
): Result<string, UnknownStep | AmbiguousStep> {
  if (lab !== undefined) {
    const found = findStep(labs, lab, step);
    return found.ok ? ok(lab) : found;
  }
  const having = [...labs.values()].filter((each) => stepsOf(each).some(({ id }) => id === step));
  const [only, ...others] = having.map(({ id }) => id);
  if (only === undefined) return err({ kind: "unknown-step", step });
  if (others.length > 0) return err({ kind: "ambiguous-step", step, labs: [only, ...others] });
  return ok(only);
}

function stepsOf(lab: Lab): Step[] {
  return lab.tasks.flatMap(({ steps }) => steps);
}
