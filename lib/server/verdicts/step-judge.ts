import type { Learner } from "@/lib/contract/session";
import { bindCheck, isAnswered } from "@/lib/domain/checks/check-kinds";
import type { Looks, Standing } from "@/lib/domain/checks/looks";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { Store } from "@/lib/server/store/store";
import { newestAttempt } from "./ledger-book";
import type { Observer } from "./observer";
import type { PassedSteps } from "./passed-steps";
import type { Scene } from "./scene";

export type CheckedStep = ReturnType<typeof checkedSteps>[number];

export interface Judged {
  /** By step id; a step that another round has passed meanwhile has the verdict it passed with. */
  verdicts: Record<string, Verdict>;
  /** A step that is not passed depends on what Prometheus returns, which a scrape may just be changing. */
  isUnsettled: boolean;
}

/** Judges a learner's open steps of a lab in one scene, and keeps what is passed. */
export type JudgeSteps = (
  learner: Learner,
  lab: Lab,
  steps: readonly CheckedStep[],
  scene: Scene,
) => Promise<Judged>;

export function createStepJudge(parts: {
  answers: Store["answers"];
  passed: PassedSteps;
  observer: Observer;
}): JudgeSteps {
  async function judgeStep(learner: Learner, lab: Lab, { step, check }: CheckedStep, scene: Scene) {
    const bound = bindCheck(check);
    const standing: Standing & Looks["answers"] = {
      ...scene.look,
      ledger: scene.past.ledger,
      newestAttempt: newestAttempt(scene.past, learner.id, { lab: lab.id, step: step.id, check }),
      stepBeforePassedAtMs: await whenStepBeforePassed(learner, lab, step.id),
      answer: isAnswered(check)
        ? await parts.answers.lastAnswer(learner.id, lab.id, step.id)
        : null,
    };
    const needed = scene.at ? bound.queries(standing) : [];
    const queries =
      scene.at && needed.length > 0
        ? await parts.observer.queries(scene.at, needed, standing.nowMs)
        : {};
    const verdict = bound.judge({ ...standing, queries });
    return { verdict, isUnsettled: needed.length > 0 && verdict.outcome !== "passed" };
  }

  /** Its pass is as old as the look that it stands on. */
  async function whenStepBeforePassed(learner: Learner, lab: Lab, step: string) {
    const steps = checkedSteps(lab);
    const before = steps[steps.findIndex((each) => each.step.id === step) - 1];
    const passed = before && (await parts.passed.of(learner.id, lab.id)).get(before.step.id);
    return passed ? Date.parse(passed.checkedAt) : null;
  }

  async function judgeOpen(learner: Learner, lab: Lab, step: CheckedStep, scene: Scene) {
    const judged = await judgeStep(learner, lab, step, scene);
    const { id } = step.step;
    // Whichever round ends first: a pass of another one counts.
    const kept =
      judged.verdict.outcome === "passed"
        ? await parts.passed.keep(learner.id, lab.id, id, judged.verdict)
        : (await parts.passed.of(learner.id, lab.id)).get(id);
    return kept ? { verdict: kept, isUnsettled: false } : judged;
  }

  return async (learner, lab, steps, scene) => {
    const judged = await Promise.all(steps.map((step) => judgeOpen(learner, lab, step, scene)));
    const verdicts = steps.flatMap(({ step }, i) => {
      const verdict = judged[i]?.verdict;
      return verdict ? [[step.id, verdict] as const] : [];
    });
    return {
      verdicts: Object.fromEntries(verdicts),
      isUnsettled: judged.some((each) => each.isUnsettled),
    };
  };
}
