import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { StepPlace, Store } from "@/lib/server/store/store";

/** What the store keeps of one learner's steps, read once and then at hand: what passed, and the last answers. */
export interface KeptSteps {
  /** The verdicts with which steps of a lab passed, by step id. */
  passed(lab: string): Promise<ReadonlyMap<string, Verdict>>;
  /** Keeps a pass; answers with the verdict that counts, which is the first one. */
  keepPass(at: StepPlace, verdict: Verdict): Promise<Verdict>;
  lastAnswer(at: StepPlace): Promise<string | null>;
  saveAnswer(at: StepPlace, answer: string): Promise<void>;
}

/** What is kept is in the store before it is told; a read that fails is not remembered. */
export function createKeptSteps(
  { progress, answers }: Pick<Store, "progress" | "answers">,
  learnerId: string,
): KeptSteps {
  const passes = new Map<string, Promise<Map<string, Verdict>>>();
  const given = new Map<string, Promise<string | null>>();

  function passed(lab: string): Promise<Map<string, Verdict>> {
    return readOnce(passes, lab, async () => {
      const steps = Object.entries(await progress.passed(learnerId, lab));
      return new Map(steps.map(([id, { verdict }]) => [id, verdict]));
    });
  }

  return {
    passed,
    async keepPass({ lab, step }, verdict) {
      await progress.markPassed(learnerId, lab, step, verdict);
      const steps = await passed(lab);
      const first = steps.get(step) ?? verdict;
      steps.set(step, first);
      return first;
    },
    lastAnswer: ({ lab, step }) =>
      readOnce(given, keyOf(lab, step), () => answers.lastAnswer(learnerId, lab, step)),
    async saveAnswer({ lab, step }, answer) {
      await answers.saveAnswer(learnerId, lab, step, answer);
      given.set(keyOf(lab, step), Promise.resolve(answer));
    },
  };
}

const keyOf = (lab: string, step: string) => JSON.stringify([lab, step]);

function readOnce<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>) {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = read();
  known.set(key, value);
  value.catch(() => {
    if (known.get(key) === value) known.delete(key);
  });
  return value;
}
