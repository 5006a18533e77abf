import type { Learner } from "@/lib/contract/session";
import type { Result } from "@/lib/domain/result";
import type { KeptWorkshop, WorkshopChange } from "@/lib/server/store/classroom/classroom-store";
import type { UnknownStep } from "@/lib/server/team/verdicts";

/** Workshops, one after another; there always is a current one. */
export interface Workshops {
  current(): Promise<KeptWorkshop>;
  /** That of a learner; of one who is gone the current one. */
  of(learner: Pick<Learner, "id">): Promise<KeptWorkshop>;
  /** Newest first. */
  list(): Promise<KeptWorkshop[]>;
  /** Changes the current one; `author` is the instructor's name. */
  change(change: WorkshopChange, author: string): Promise<Result<KeptWorkshop, UnknownStep>>;
  /** Ends the current one, and makes another. Without a join code it has that of the environment; with null none. */
  begin(
    workshop: { name: string; labs: readonly string[]; joinCode?: string | null | undefined },
    author: string,
  ): Promise<Result<KeptWorkshop, UnknownStep>>;
  /** Lets the current one begin as if it had just been made; false where somebody is in it, or it has ended. */
  beginAnew(author: string): Promise<boolean>;
  /** Calls back after a workshop has changed, until the returned function is called. */
  listen(listener: (workshop: KeptWorkshop) => void): () => void;
}
