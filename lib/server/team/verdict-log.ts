import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { StepPlace, Store, VerdictChange } from "@/lib/server/store/store";
import type { TeamPast } from "./history/history";
import { newestAttempt } from "./history/newest-attempt";
import type { CheckedStep } from "./member/checked-step";
import type { Member } from "./member/member";

/** What verdicts stand on. */
export interface JudgedOn {
  past: TeamPast;
  /** The step that was answered just before; its verdict is the one on that answer. */
  answered?: string | undefined;
  /** When the scrape was that brought it, if one did. */
  scrapedAtMs?: number | null;
}

/**
 * Keeps how verdicts change, for a learner's notebook. Whoever judges neither waits for it nor fails
 * with it.
 */
export interface VerdictLog {
  answered(learnerId: string, at: StepPlace, answer: string): void;
  /** Tells whether it is the first on something that the learner has done for the step. */
  judged(
    member: Judging,
    step: CheckedStep,
    judged: { verdict: Verdict; isNew: boolean; on: JudgedOn },
  ): boolean;
}

type Judging = Pick<Member, "learner" | "keptAttempts">;

export function createVerdictLog(
  store: Pick<Store["notebook"], "log">,
  onError: (error: unknown) => void,
): VerdictLog {
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

  return {
    answered(learnerId, { lab, step }, answer) {
      add({ learnerId, lab, step, atMs: Date.now(), attemptId: 0, answer });
    },
    judged(member, step, { verdict, isNew, on }) {
      const { lab, step: id } = step.at;
      const ownAttemptId = newOwnAttempt(member, step, on.past);
      const isOnDeed = ownAttemptId !== null || on.answered === id;
      if (!isNew && !isOnDeed) return false;
      const { outcome, diagnosis } = verdict;
      const isUntouched = step.bound.facts.untouched.some((code) => code === diagnosis?.code);
      add({
        ...{ learnerId: member.learner.id, lab, step: id },
        atMs: Date.now(),
        attemptId: on.past.lastId,
        verdict: { outcome, diagnosis },
        ownAttemptId,
        isUntouched,
      });
      return isOnDeed;
    },
  };
}

/** The newest attempt that is meant for the step, once. */
function newOwnAttempt(
  { learner, keptAttempts }: Judging,
  { at, step, check }: CheckedStep,
  past: TeamPast,
): number | null {
  const attempt = newestAttempt(past, learner.id, { ...at, check });
  if (!attempt || keptAttempts.get(step) === attempt.id) return null;
  keptAttempts.set(step, attempt.id);
  return attempt.id;
}
