import type { Draft } from "@/lib/contract/drafts";
import type { LabKindFacts } from "@/lib/domain/checks/define-check-kind";
import type { ServerName } from "@/lib/domain/stack/stack";

/**
 * What the browser knows of a lab: where its steps are and what the workspace starts with. Plain data,
 * without solutions and without what a check looks for.
 */
export interface LabOutline {
  id: string;
  /** For example `4.2`. */
  number: string;
  title: string;
  /** The servers of its sandbox. */
  stack: readonly ServerName[];
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
  /** What the workspace starts with, by part of a draft; placeholders are already replaced. */
  start: Draft["parts"];
}

/** A kind of check in words: its rungs, what means that nobody has begun, and where the step is done. */
export type StepCheck = Pick<LabKindFacts, "rungs" | "untouched" | "done">;

/** The words of a check alone, which the instructor's page knows too. */
export interface CheckWords {
  rungs: readonly { id: string; name: string }[];
  untouched: readonly string[];
}

/** `query`: answered by a PromQL expression. `request`: by what stands on the servers. `read`: has no check. */
export type StepKind = "query" | "request" | "read";

/** All steps in reading order. */
export function stepsOf(lab: LabOutline): StepOutline[] {
  return lab.tasks.flatMap((task) => task.steps);
}
