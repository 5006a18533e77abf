import type { Log } from "@/lib/server/log";
import type { GoneLearner, Sessions } from "./sessions";

/** How long a name stays that never did anything: a day. */
const unusedMs = 24 * 60 * 60 * 1000;
const everyMs = 60 * 60 * 1000;
/** In one go, so that what a flood of joins has left keeps nobody waiting. */
const atOnce = 500;

export interface CleanUpParts {
  sessions: Pick<Sessions, "removeUnused" | "removeOver">;
  /** Removes what there is of a team besides its rows: its sandbox, and what is at hand of it. */
  remove: (team: string) => Promise<void>;
  /** Tells the class that somebody is gone. */
  tell: (gone: Pick<GoneLearner, "learnerId" | "workshop">) => Promise<unknown>;
  log: Log;
}

/**
 * Removes learners who never did anything, with their sandboxes, and sessions whose time is over, at the
 * start and each hour, until the returned function is called.
 */
export function keepLearnersClean({ sessions, remove, tell, log }: CleanUpParts): () => void {
  function onGone({ team, ...learner }: GoneLearner): void {
    tell(learner).catch((error: unknown) => {
      log.warn({ err: error }, "the class was not told of a removed name");
    });
    if (team === null) return;
    remove(team).catch((error: unknown) => {
      log.warn({ err: error, team }, "the sandbox of a removed name could not be removed");
    });
  }

  let next: NodeJS.Timeout | undefined;
  let isOver = false;

  async function clean(): Promise<void> {
    try {
      const removed = await sessions.removeUnused(Date.now() - unusedMs, atOnce, onGone);
      if (removed > 0) log.info({ removed }, "names that never did anything were removed");
      const over = await sessions.removeOver(atOnce);
      const isMore = removed === atOnce || over === atOnce;
      if (isMore && !isOver) next = setTimeout(() => void clean(), 1000).unref();
    } catch (error) {
      log.warn({ err: error }, "names and sessions that nobody uses could not be removed");
    }
  }
  void clean();
  const timer = setInterval(() => void clean(), everyMs);
  timer.unref();
  return () => {
    isOver = true;
    clearInterval(timer);
    clearTimeout(next);
  };
}
