import type { Lab, Step } from "@/lib/domain/lab";
import { err, ok, type Result } from "@/lib/domain/result";
import type { UnknownStep } from "@/lib/server/verdicts/verdicts";

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

/** True where any lab has a step with this id. */
export function isStep(labs: Labs, id: string): boolean {
  return [...labs.values()].some((lab) => stepsOf(lab).some((step) => step.id === id));
}

function stepsOf(lab: Lab): Step[] {
  return lab.tasks.flatMap(({ steps }) => steps);
}
