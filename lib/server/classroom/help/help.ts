import type { HelpEntry, HelpEvent, helpStates } from "@/lib/contract/classroom/help";
import type { Learner } from "@/lib/contract/session";
import type { Result } from "@/lib/domain/result";
import type { Instructor } from "@/lib/server/classroom/instructors/instructors";
import type { AskedTooOften } from "./help-limits";

export type HelpState = (typeof helpStates)[number];

export type HelpError =
  | { kind: "unknown-help" }
  | AskedTooOften
  | { kind: "help-claimed"; by: string }
  | { kind: "help-resolved" };

/** Requests for help: learners ask, instructors come or answer, and each learner sees how theirs stands. */
export interface Help {
  /** Asks from a step; a request that is not resolved becomes this one. Null for a learner who is gone. */
  ask(
    learner: Learner,
    request: { lab: string; step: string; words: string | null },
  ): Promise<Result<HelpEvent | null, AskedTooOften>>;
  /** Nothing happens where nothing is asked. */
  withdraw(learner: Learner): Promise<Result<void, AskedTooOften>>;
  /** Puts the request off, or takes it up again. */
  hold(learner: Learner, isOnHold: boolean): Promise<Result<HelpEvent, HelpError>>;
  /** An instructor claims, leaves, answers or resolves one; words alone close nothing. */
  change(
    instructor: Pick<Instructor, "name">,
    id: string,
    change: { state?: HelpState | undefined; words?: string | undefined },
  ): Promise<Result<HelpEntry, HelpError>>;
  /** How a learner's newest request stands; null where there is none. */
  of(learner: Pick<Learner, "id">): Promise<HelpEvent | null>;
}
