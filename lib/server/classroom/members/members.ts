import type * as z from "zod/mini";
import type { teamSchema } from "@/lib/contract/classroom/team";
import type { Learner } from "@/lib/contract/session";
import type { Result } from "@/lib/domain/result";
import type { MoveRefusal } from "@/lib/server/store/classroom/joins";

export type TeamView = z.infer<typeof teamSchema>;
type Unknown = { kind: "unknown-learner"; learner: string };

/**
 * What becomes of those who are in a workshop; each works at once, in all their tabs. `author` is the
 * instructor, or the member of the team, who did it; null for themselves.
 */
export interface Members {
  rename(id: string, name: string, author: string | null): Promise<Result<Learner, Unknown>>;
  /** Into another team, a locked one too; null for one of their own, or the next free one of `TEAMS`. */
  move(
    id: string,
    team: string | null,
    author: string | null,
  ): Promise<Result<Learner, MoveRefusal>>;
  /** Whether they count, or are a rehearsal. */
  count(id: string, isCounted: boolean, author: string): Promise<Result<Learner, Unknown>>;
  /** Ends their sessions, and deletes their name, attempts and all else that is theirs. */
  remove(id: string, author: string | null): Promise<Result<void, Unknown>>;
  /** Removes those of a workshop who do not count; gives how many. */
  removeUncounted(workshop: string, author: string): Promise<number>;
  teamOf(learner: Learner): Promise<TeamView>;
  /** Lets nobody else into a team, or lets them in again. */
  lock(learner: Learner, isLocked: boolean): Promise<TeamView>;
  /** Moves somebody out of the learner's own team. */
  sendAway(learner: Learner, id: string): Promise<Result<void, MoveRefusal>>;
  /** Tells everybody of a team who is in it. */
  tellTeam(name: string): Promise<void>;
}
