import type { Learner } from "@/lib/contract/session";
import { checkedSteps, type Lab, type Task } from "@/lib/domain/lab/lab";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Store } from "@/lib/server/store/store";
import type { LedgerBook } from "./ledger-book";
import type { Observer } from "./observer";
import type { PassedSteps } from "./passed-steps";
import { lookAtScene, sceneWithout } from "./scene";
import type { CheckedStep, JudgeSteps } from "./step-judge";
import type { TeamRounds } from "./team-round";
import type { VerdictLog } from "./verdict-log";
import type { UnknownStep, Verdicts } from "./verdicts";

/** How long a check waits for a sandbox that is starting; milliseconds. */
const sandboxWaitMs = 5000;

export interface CheckParts {
  labs: ReadonlyMap<string, Lab>;
  answers: Store["answers"];
  sandboxes: Sandboxes;
  observer: Observer;
  book: LedgerBook;
  passed: PassedSteps;
  judgeSteps: JudgeSteps;
  publish: TeamRounds["publish"];
  verdictLog: VerdictLog;
}

/** The checks that a learner asks for, one step or one task at a time. */
export function createChecks(parts: CheckParts): Pick<Verdicts, "checkStep" | "checkTask"> {
  const { labs, sandboxes, book, passed } = parts;

  async function sceneOf(team: string) {
    const sandbox = await sandboxes.ensure(team, sandboxWaitMs);
    return sandbox.ok
      ? lookAtScene(parts, team, sandbox.value)
      : sceneWithout(book, team, sandbox.error);
  }

  /** Passed steps need no server: they keep their verdicts whatever has become of it. */
  async function judgeNow(
    learner: Learner,
    lab: Lab,
    steps: readonly CheckedStep[],
    answered?: string,
  ): Promise<Record<string, Verdict>> {
    const before = await passed.of(learner.id, lab.id);
    const open = steps.filter(({ step }) => !before.has(step.id));
    const kept = Object.fromEntries(
      steps.flatMap(({ step }) => {
        const verdict = before.get(step.id);
        return verdict ? [[step.id, verdict]] : [];
      }),
    );
    if (open.length === 0) return kept;
    const scene = await sceneOf(learner.team);
    const judged = await parts.judgeSteps(learner, lab, open, scene);
    parts.publish(learner, lab, judged.verdicts, { ...scene, answered });
    return { ...kept, ...judged.verdicts };
  }

  return {
    async checkStep(learner, at, answer) {
      const found = findTask(labs, at);
      if (!found.ok) return found;
      const { lab, task } = found.value;
      const step = stepsOf(lab, task).find((each) => each.step.id === at.step);
      if (!step) return err({ kind: "unknown-step", step: at.step });
      if (answer !== undefined) {
        await parts.answers.saveAnswer(learner.id, lab.id, at.step, answer);
        parts.verdictLog.answered(learner.id, at, answer);
      }
      const answered = answer === undefined ? undefined : at.step;
      const verdict = (await judgeNow(learner, lab, [step], answered))[at.step];
      if (!verdict) throw new Error(`no verdict for ${at.step}`);
      return ok(verdict);
    },
    async checkTask(learner, at) {
      const found = findTask(labs, at);
      if (!found.ok) return found;
      const { lab, task } = found.value;
      return ok(await judgeNow(learner, lab, stepsOf(lab, task)));
    },
  };
}

function findTask(
  labs: ReadonlyMap<string, Lab>,
  at: { lab: string; task: string },
): Result<{ lab: Lab; task: Task }, UnknownStep> {
  const lab = labs.get(at.lab);
  if (!lab) return err({ kind: "unknown-lab", lab: at.lab });
  const task = lab.tasks.find(({ id }) => id === at.task);
  return task ? ok({ lab, task }) : err({ kind: "unknown-task", task: at.task });
}

function stepsOf(lab: Lab, task: Task): CheckedStep[] {
  return checkedSteps(lab).filter((each) => each.task.id === task.id);
}
