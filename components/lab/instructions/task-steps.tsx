import { outlineStep } from "@/components/lab/session/outline-lab";
import type { Task } from "@/lib/domain/lab/lab";
import type { TeamNames } from "@/lib/domain/site-names";
import { Markdown } from "./markdown";
import { Step } from "./step";

interface TaskStepsProps {
  task: Task;
  names: TeamNames;
}

/** The steps of a task, each with its text and its hints rendered on the server. */
export function TaskSteps({ task, names }: TaskStepsProps) {
  return (
    <div className="mt-8 flex flex-col gap-12">
      {task.steps.map((step) => (
        <Step
          key={step.id}
          step={outlineStep(step, task.id, names)}
          hints={step.hints.map(({ codes, markdown }) => ({
            codes,
            content: <Markdown text={markdown} names={names} below={3} />,
          }))}
        >
          <Markdown text={step.markdown} names={names} below={3} />
        </Step>
      ))}
    </div>
  );
}
