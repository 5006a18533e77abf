import { bindCheck, type Check, isAnswered } from "@/lib/domain/checks/check-kinds";
import type { Lab, Step } from "@/lib/domain/lab/lab";
import { fillPlaceholders } from "@/lib/domain/lab/placeholders";
import type { TeamNames } from "@/lib/domain/site-names";
import type { LabOutline, StepCheck, StepKind, StepOutline } from "./lab-outline";

/** The part of a lab that the browser may know, with the learner's own values filled in. */
export function outlineLab(lab: Lab, names: TeamNames): LabOutline {
  return {
    id: lab.id,
    number: lab.number,
    title: lab.title,
    stack: lab.stack,
    tasks: lab.tasks.map(({ id, number, title, steps }) => ({
      id,
      number,
      title,
      steps: steps.map((step) => outlineStep(step, id, names)),
    })),
  };
}

/** What the browser may know of one step. */
export function outlineStep(step: Step, taskId: string, names: TeamNames): StepOutline {
  const { id, number, title, request } = step;
  const fill = (text: string) => fillPlaceholders(text, names);
  return {
    id,
    number,
    title,
    taskId,
    kind: kindOf(step),
    check: step.check && checkOf(step.check),
    start: request
      ? {
          request: {
            method: request.method,
            path: fill(request.path),
            body: fill(request.body),
          },
        }
      : {},
  };
}

function kindOf({ check }: Step): StepKind {
  if (!check) return "read";
  return isAnswered(check) ? "query" : "request";
}

function checkOf(check: Check): StepCheck {
  const { rungs, untouched, done } = bindCheck(check).facts;
  return { rungs, untouched, done };
}
