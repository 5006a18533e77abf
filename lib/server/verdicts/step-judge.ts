import type { Learner } from "@/lib/contract/session";
import type { checkedSteps, Lab } from "@/lib/domain/lab";
import type { Verdict } from "@/lib/domain/verdict";
import type { SandboxEndpoints } from "@/lib/server/sandbox/sandboxes";
import type { Store } from "@/lib/server/store/store";
import { judgeAsked } from "./judging";
import type { LedgerBook } from "./ledger-book";
import type { Look, Observer } from "./observer";

export type CheckedStep = ReturnType<typeof checkedSteps>[number];

/** Judges steps of a lab on a look at the servers, with the learner's answers and progress. */
export interface StepJudge {
  /** A step that was passed before keeps the verdict it passed with. */
  judgeSteps(
    learner: Learner,
    lab: Lab,
    steps: readonly CheckedStep[],
    look: Look,
    at: SandboxEndpoints | null,
  ): Promise<Record<string, Verdict>>;
  /** Verdicts with which the learner's steps passed, by step id. */
  passed(learner: Learner, lab: string): Promise<Record<string, Verdict>>;
}

export function createStepJudge(parts: {
  store: Pick<Store, "progress" | "answers">;
  book: LedgerBook;
  observer: Observer;
}): StepJudge {
  const { store } = parts;

  async function passed(learner: Learner, lab: string): Promise<Record<string, Verdict>> {
    const kept = await store.progress.passed(learner.id, lab);
    return Object.fromEntries(Object.entries(kept).map(([step, { verdict }]) => [step, verdict]));
  }

  return {
    passed,
    async judgeSteps(learner, lab, steps, look, at) {
      const before = await passed(learner, lab.id);
      const judged = await Promise.all(
        steps.map(async ({ step, check }): Promise<[string, Verdict]> => {
          const kept = before[step.id];
          if (kept) return [step.id, kept];
          const answer =
            check.kind === "query"
              ? await store.answers.lastAnswer(learner.id, lab.id, step.id)
              : null;
          const asked = { learner, step: step.id, check, answer };
          const verdict = await judgeAsked(asked, look, at, parts);
          if (verdict.outcome === "passed") {
            await store.progress.markPassed(learner.id, lab.id, step.id, verdict);
          }
          return [step.id, verdict];
        }),
      );
      return Object.fromEntries(judged);
    },
  };
}
