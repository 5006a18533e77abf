import type { LabKindFacts } from "@/lib/domain/checks/define-check-kind";

/**
 * What the browser knows of a lab: where its steps are and what the workspace starts with. Plain data,
 * without solutions and without what a check looks for.
 */
export interface LabOutline {
  id: string;
  /** For example `4.2`. */
  number: string;
  title: string;
  tasks: TaskOutline[];
}

export interface TaskOutline {
  id: string;
  /** For example `4.2.2`. */
  number: string;
  title: string;
  steps: StepOutline[];
}

export interface StepOutline {
  id: string;
  /** For example `4.2.2 a`. */
  number: string;
  title: string;
  taskId: string;
  kind: StepKind;
  /** What the page knows of its check; null without one. */
  check: StepCheck | null;
  /** What the Request tab starts with; placeholders are already replaced. */
  request: RequestStart | null;
}

/** A kind of check in words: its rungs, what means that nobody has begun, and where the step is done. */
export type StepCheck = Pick<LabKindFacts, "rungs" | "untouched" | "done">;

/** `query`: answered by a PromQL expression. `request`: by what stands on the servers. `read`: has no check. */
export type StepKind = "query" | "request" | "read";

export interface RequestStart {
  method: string;
  path: string;
  body: string;
}

/** All steps in reading order. */
export function stepsOf(lab: LabOutline): StepOutline[] {
  return lab.tasks.flatMap((task) => task.steps);
}
