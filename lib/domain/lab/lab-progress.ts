import { checkedSteps, type Lab } from "./lab";

/** Where a learner stands in a lab: counted are the steps that have a check. */
export interface LabProgress {
  id: string;
  number: string;
  title: string;
  summary: string;
  passed: number;
  total: number;
  /** The first step not yet passed. */
  next: { number: string; title: string } | null;
}

export function progressOf(lab: Lab, passedSteps: ReadonlySet<string>): LabProgress {
  const steps = checkedSteps(lab).map(({ step }) => step);
  const open = steps.find(({ id }) => !passedSteps.has(id));
  return {
    id: lab.id,
    number: lab.number,
    title: lab.title,
    summary: lab.summary,
    passed: steps.filter(({ id }) => passedSteps.has(id)).length,
    total: steps.length,
    next: open ? { number: open.number, title: open.title } : null,
  };
}

export function sayProgress({ passed, total }: { passed: number; total: number }): string {
  return passed === total ? `All ${total} steps passed` : `${passed} of ${total} steps passed`;
}
