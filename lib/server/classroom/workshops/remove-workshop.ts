import { ok, type Result } from "@/lib/domain/result";
import type { Board } from "@/lib/server/classroom/board/create-board";
import type { Sessions } from "@/lib/server/session/sessions";
import type { EraseRefusal } from "@/lib/server/store/classroom/classroom-store";
import type { Store } from "@/lib/server/store/store";

interface RemovalParts {
  store: Pick<Store, "workshops">;
  sessions: Pick<Sessions, "over">;
  board: Pick<Board, "readAnew">;
  /** Removes what there is of a team besides its rows, its sandbox too. */
  removeTeam: (team: string) => Promise<void>;
  onError: (error: unknown) => void;
}

/**
 * Deletes a workshop that has ended, with all who were in it and all that is theirs; of the current one its name
 * stays, as there always is one.
 */
export async function removeWorkshop(
  { store, sessions, board, removeTeam, onError }: RemovalParts,
  id: string,
): Promise<Result<void, EraseRefusal>> {
  const erased = await store.workshops.erase(id);
  if (!erased.ok) return erased;
  sessions.over(erased.value.sessionIds);
  // Nobody waits for servers that stop.
  for (const team of erased.value.teams) removeTeam(team).catch(onError);
  board.readAnew();
  return ok(undefined);
}
