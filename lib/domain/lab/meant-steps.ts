import { subjectOf } from "@/lib/domain/checks/check-kinds";
import { isMeantFor, type SentFromNowhere } from "@/lib/domain/pushgateway/meant-for";
import { checkedSteps, type Lab, type Step } from "./lab";

/** Whether an attempt from nowhere in particular belongs to a step; never to one without a check. */
export function isMeantForStep({ check }: Pick<Step, "check">) {
  const subject = check && subjectOf(check);
  return (sent: SentFromNowhere): boolean => subject !== null && isMeantFor(sent, subject);
}

/** The ids of the steps of a lab that an attempt from nowhere in particular belongs to. */
export function meantStepsOf(lab: Lab): (sent: SentFromNowhere) => string[] {
  const steps = checkedSteps(lab).map(({ step }) => ({
    id: step.id,
    isMeant: isMeantForStep(step),
  }));
  return (sent) => steps.filter(({ isMeant }) => isMeant(sent)).map(({ id }) => id);
}
