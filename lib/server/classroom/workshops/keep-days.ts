import type { Log } from "@/lib/server/log";
import type { Sessions } from "@/lib/server/session/sessions";
import type { Store } from "@/lib/server/store/store";

const dayMs = 24 * 60 * 60 * 1000;
const everyMs = 60 * 60 * 1000;

interface KeepParts {
  store: Pick<Store, "workshops">;
  sessions: Pick<Sessions, "over">;
  /** Removes what there is of a team besides its rows, its sandbox too. */
  removeTeam: (team: string) => Promise<void>;
  /** Tells whoever looks at it. */
  onRemoved: (workshop: string) => void;
  keepDays: number;
  log: Pick<Log, "info" | "warn">;
}

/** Deletes workshops that ended before that many days, at the start and each hour, until the returned function is called. */
export function keepWorkshops(parts: KeepParts): () => void {
  const clean = () =>
    removeEnded(parts).catch((error: unknown) =>
      parts.log.warn({ err: error }, "a workshop whose time is over could not be deleted"),
    );
  void clean();
  const timer = setInterval(() => void clean(), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Deletes what there is to delete now; gives the ids of the workshops. */
export async function removeEnded(parts: KeepParts): Promise<string[]> {
  const { store, sessions, removeTeam, onRemoved, keepDays, log } = parts;
  const removed: string[] = [];
  for (;;) {
    const erased = await store.workshops.eraseEnded(Date.now() - keepDays * dayMs);
    if (!erased) return removed;
    sessions.over(erased.sessionIds);
    for (const team of erased.teams) await removeTeam(team);
    removed.push(erased.id);
    onRemoved(erased.id);
    log.info({ workshop: erased.id }, "a workshop whose time is over was deleted");
  }
}
