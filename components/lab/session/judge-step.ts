import { checkStep } from "@/lib/client/api";
import type { LabActions } from "./lab-actions";
import type { StepOutline } from "./lab-outline";

/** Asks for the verdict of a step and shows it; `answer` is the expression of a query step, and an attempt. */
export async function judgeStep(
  actions: Pick<LabActions, "address" | "judged" | "attempted">,
  step: StepOutline,
  answer?: string,
) {
  const judged = await checkStep(actions.address(step), answer);
  if (judged.ok) actions.judged(step.id, judged.value);
  if (judged.ok && answer !== undefined) actions.attempted(step.id);
  return judged;
}
