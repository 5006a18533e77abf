import type { Sessions } from "@/lib/server/session/sessions";
import type { Store } from "@/lib/server/store/store";

interface EmptyingParts {
  store: Pick<Store, "members">;
  sessions: Pick<Sessions, "renew">;
  teams: readonly string[];
  /** Removes what there is of a team besides its rows, its sandbox too. */
  removeTeam: (team: string) => Promise<void>;
}

/**
 * Teams that are there for one workshop after another begin each with an empty sandbox; pages that are still open
 * from the one before open their streams anew.
 */
export async function emptyTeams(parts: EmptyingParts): Promise<void> {
  const { store, sessions, teams, removeTeam } = parts;
  for (const team of teams) {
    await removeTeam(team);
    const { members } = await store.members.team(team);
    for (const { id } of members) await sessions.renew(id);
  }
}
