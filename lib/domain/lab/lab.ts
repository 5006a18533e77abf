import type { Check } from "@/lib/domain/checks/check-kinds";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";

/** What a learner works through, as loaded from `content/<id>/`. Markdown still holds its placeholders. */
export interface Lab {
  id: string;
  /** For example `4.2`. */
  number: string;
  title: string;
  /** One sentence for the list of labs. */
  summary: string;
  /** The servers that its steps are done on and looked at. */
  stack: readonly ServerName[];
  /** What comes before the first task. */
  markdown: string;
  tasks: Task[];
}

export interface Task {
  id: string;
  /** For example `4.2.2`. */
  number: string;
  title: string;
  markdown: string;
  steps: Step[];
}

export interface Step {
  id: string;
  /** The task's number, with a letter where the task has several steps: `4.2.2 a`. */
  number: string;
  title: string;
  markdown: string;
  check: Check | null;
  hints: Hint[];
  /** What the Request tab starts with for this step; never the solution. */
  request: { method: string; path: string; body: string } | null;
}

/** A hint is offered after the first failure; one bound to codes comes first when one of them is diagnosed. */
export interface Hint {
  markdown: string;
  codes: DiagnosisCode[];
}

/** Labs in the order of their numbers, 4.2 before 4.10. */
export function labsByNumber(labs: ReadonlyMap<string, Lab>): Lab[] {
  const byNumber = new Intl.Collator("en", { numeric: true });
  return [...labs.values()].sort((a, b) => byNumber.compare(a.number, b.number));
}

/** All steps of a lab that have a check, in reading order. */
export function checkedSteps(lab: Lab): { task: Task; step: Step; check: Check }[] {
  return lab.tasks.flatMap((task) =>
    task.steps.flatMap((step) => (step.check ? [{ task, step, check: step.check }] : [])),
  );
}
