import type { LiveEvent } from "@/lib/contract/events";
import type { Learner } from "@/lib/contract/session";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { StepPlace } from "@/lib/server/store/store";

/** A verdict as the class sees it. */
export interface JudgedForClass {
  at: StepPlace;
  verdict: Verdict;
  /** Says that nothing has been begun, and the learner has done nothing for it. */
  isUntouched: boolean;
  /** How long after the scrape that brought it; null for one that no scrape did. Milliseconds. */
  sinceScrapeMs: number | null;
}

/**
 * Who is told what happens in teams. Nobody who tells waits for it or fails with it: each of these returns
 * at once and never throws.
 */
export interface ClassWatch {
  /** An attempt has been put on record, a restart and a reset among them. */
  attempted(learner: Learner, attempt: Attempt): void;
  /** A query step has been answered. */
  answered(learner: Learner, at: StepPlace): void;
  /** A verdict that says anything new, or is the first on what the learner has done for the step. */
  judged(learner: Learner, judged: JudgedForClass): void;
  /** How many pages of a learner are open from now on. */
  present(learner: Learner, pages: number): void;
  /** What a page that opens has to know of the class; this one is waited for, and may fail. */
  newsFor(learner: Learner): Promise<readonly LiveEvent[]>;
}
