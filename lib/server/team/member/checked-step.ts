import { bindCheck } from "@/lib/domain/checks/check-kinds";
import type { LabCheck } from "@/lib/domain/checks/define-check-kind";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import type { StepPlace } from "@/lib/server/store/store";

export type CheckedStep = ReturnType<typeof checkedSteps>[number] & {
  at: StepPlace;
  bound: LabCheck;
  /** The step before it in its lab. */
  before: StepPlace | null;
};

const known = new WeakMap<Lab, readonly CheckedStep[]>();

/** All steps of a lab that have a check, each with its kind; a lab never changes. */
export function stepsOf(lab: Lab): readonly CheckedStep[] {
  const steps = known.get(lab) ?? readSteps(lab);
  known.set(lab, steps);
  return steps;
}

function readSteps(lab: Lab): CheckedStep[] {
  let before: StepPlace | null = null;
  return checkedSteps(lab).map((each) => {
    const at = { lab: lab.id, step: each.step.id };
    const checked = { ...each, at, bound: bindCheck(each.check), before };
    before = at;
    return checked;
  });
}
