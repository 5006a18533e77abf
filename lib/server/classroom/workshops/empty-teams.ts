import type { LiveEvent } from "@/lib/contract/events";
import type { Learner } from "@/lib/contract/session";
import type { Sessions } from "@/lib/server/session/sessions";
import type { MovedLearner } from "@/lib/server/store/classroom/classroom-store";

interface EmptyingParts {
  sessions: Pick<Sessions, "renew">;
  teams: readonly string[];
  /** Tells the open pages of a learner. */
  tell: (learnerId: string, event: LiveEvent) => void;
  /** Forgets what is at hand of a learner in their team. */
  forgetLearner: (learner: Learner) => void;
  /** Removes what there is of a team besides its rows, its sandbox too. */
  removeTeam: (team: string) => Promise<void>;
}

/**
 * Teams that are there for one workshop after another begin each with an empty sandbox; whoever was in them goes
 * on in another, and their pages follow.
 */
export async function emptyTeams(
  parts: EmptyingParts,
  moved: readonly MovedLearner[],
): Promise<void> {
  const { sessions, teams, tell, forgetLearner, removeTeam } = parts;
  for (const { learner, from } of moved) {
    tell(learner.id, { event: "session", data: { change: "moved" } });
    await sessions.renew(learner.id);
    forgetLearner({ ...learner, team: from });
  }
  for (const team of teams) await removeTeam(team);
}
