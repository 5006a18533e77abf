import type { LiveEvent } from "@/lib/contract/events";
import type { Learner } from "@/lib/contract/session";

export type NumberedEvent = LiveEvent & { id: number };

/** The live events of one learner, for `GET /api/events`. */
export interface Live {
  /**
   * Calls the listener with what is known now (the sandbox, the newest verdicts) and with everything
   * that comes, of the labs that are named, or of all. While a learner has a listener, their sandbox is
   * watched; the returned function ends it.
   */
  subscribe(
    learner: Learner,
    listener: (event: NumberedEvent) => void,
    labs?: ReadonlySet<string> | null,
  ): () => void;
  /** Tells the pages of a learner, wherever they are; who has none open is told when one opens. */
  tell(learnerId: string, event: LiveEvent): void;
  /** How many listeners a learner has. */
  sizeOf(learner: Learner): number;
  /** How many listeners there are, over all learners. */
  size(): number;
}
