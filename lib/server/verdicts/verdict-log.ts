import { LRUCache } from "lru-cache";
import { bindCheck, type Check } from "@/lib/domain/checks/check-kinds";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { StepPlace, Store, VerdictChange } from "@/lib/server/store/store";
import { newestAttempt, type TeamPast } from "./ledger-book";

/** What verdicts stand on. */
export interface JudgedOn {
  past: TeamPast;
  /** The step that was answered just before; its verdict is the one on that answer. */
  answered?: string | undefined;
}

/**
 * Keeps how verdicts change, for a learner's notebook. Whoever judges neither waits for it nor fails
 * with it.
 */
export interface VerdictLog {
  answered(learnerId: string, at: StepPlace, answer: string): void;
  judged(
    learnerId: string,
    at: StepPlace & { check: Check },
    judged: { verdict: Verdict; isNew: boolean; on: JudgedOn },
  ): void;
}

const maxKept = 10_000;

export function createVerdictLog(
  store: Pick<Store["notebook"], "log">,
  onError: (error: unknown) => void,
): VerdictLog {
  /** The attempt of a step that its last kept verdict stands on. */
  const judgedAttempts = new LRUCache<string, number>({ max: maxKept });
  let waiting: VerdictChange[] = [];
  let isWriting = false;

  /** After the current turn, so that what was judged together is kept together and told first. */
  async function write(): Promise<void> {
    while (waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const changes = waiting;
      waiting = [];
      await store.log(changes).catch(onError);
    }
    isWriting = false;
  }

  function add(change: VerdictChange): void {
    waiting.push(change);
    if (isWriting) return;
    isWriting = true;
    void write();
  }

  /** The newest attempt that is meant for the step, once. */
  function newOwnAttempt(learnerId: string, at: StepPlace & { check: Check }, past: TeamPast) {
    const { lab, step } = at;
    const attempt = newestAttempt(past, learnerId, at);
    if (!attempt) return null;
    const key = JSON.stringify([learnerId, lab, step]);
    if (judgedAttempts.get(key) === attempt.id) return null;
    judgedAttempts.set(key, attempt.id);
    return attempt.id;
  }

  return {
    answered(learnerId, { lab, step }, answer) {
      add({ learnerId, lab, step, atMs: Date.now(), attemptId: 0, answer });
    },
    judged(learnerId, at, { verdict, isNew, on }) {
      const { lab, step } = at;
      const ownAttemptId = newOwnAttempt(learnerId, at, on.past);
      if (!isNew && ownAttemptId === null && on.answered !== at.step) return;
      const { outcome, diagnosis } = verdict;
      add({
        ...{ learnerId, lab, step },
        atMs: Date.now(),
        attemptId: on.past.lastId,
        verdict: { outcome, diagnosis },
        ownAttemptId,
        isUntouched: bindCheck(at.check).facts.untouched.some((code) => code === diagnosis?.code),
      });
    },
  };
}
