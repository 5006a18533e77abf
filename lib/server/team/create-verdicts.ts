import type { Lab, Task } from "@/lib/domain/lab/lab";
import { err, ok, type Result } from "@/lib/domain/result";
import { type CheckedStep, stepsOf } from "./member/checked-step";
import type { Team } from "./team";
import type { UnknownStep, Verdicts } from "./verdicts";

type Labs = ReadonlyMap<string, Lab>;

/** What is asked of verdicts from outside, by the team of who asks. */
export function createVerdicts(labs: Labs, of: (team: string) => Team): Verdicts {
  return {
    async checkStep(learner, at, answer) {
      const found = findTask(labs, at);
      if (!found.ok) return found;
      const step = found.value.find((each) => each.step.id === at.step);
      if (!step) return err({ kind: "unknown-step", step: at.step });
      const team = of(learner.team);
      if (await team.isClosed(learner, step)) return err({ kind: "step-closed", step: at.step });
      if (answer !== undefined) await team.answer(learner, step, answer);
      const answered = answer === undefined ? undefined : at.step;
      const verdict = (await team.judge(learner, [step], answered))[at.step];
      return verdict ? ok(verdict) : err({ kind: "step-closed", step: at.step });
    },
    async checkTask(learner, at) {
      const found = findTask(labs, at);
      return found.ok ? ok(await of(learner.team).judge(learner, found.value)) : found;
    },
    latest: (learner, lab) => of(learner.team).latest(learner, lab),
    sandboxView: ({ team }) => of(team).view(false),
    exchangeEnded: (learner, attempt) => of(learner.team).attempted(learner, attempt),
    gatewayReset: (learner, kind) => of(learner.team).lose(learner, kind),
  };
}

/** The steps of a task that have a check. */
function findTask(
  labs: Labs,
  at: { lab: string; task: string },
): Result<readonly CheckedStep[], UnknownStep> {
  const lab = labs.get(at.lab);
  if (!lab) return err({ kind: "unknown-lab", lab: at.lab });
  const task: Task | undefined = lab.tasks.find(({ id }) => id === at.task);
  if (!task) return err({ kind: "unknown-task", task: at.task });
  return ok(stepsOf(lab).filter((each) => each.task.id === task.id));
}
