import type { Log } from "@/lib/server/log";
import type { Sessions } from "./sessions";

/** How long a name stays that never did anything: a day. */
const unusedMs = 24 * 60 * 60 * 1000;
const everyMs = 60 * 60 * 1000;
/** In one go, so that what a flood of joins has left keeps nobody waiting. */
const atOnce = 500;

/** Removes learners who never did anything, at the start and each hour, until the returned function is called. */
export function keepLearnersClean(sessions: Pick<Sessions, "removeUnused">, log: Log): () => void {
  async function clean(): Promise<void> {
    try {
      const removed = await sessions.removeUnused(Date.now() - unusedMs, atOnce);
      if (removed > 0) log.info({ removed }, "names that never did anything were removed");
      if (removed === atOnce) setTimeout(() => void clean(), 1000).unref();
    } catch (error) {
      log.warn({ err: error }, "names that never did anything could not be removed");
    }
  }
  void clean();
  const timer = setInterval(() => void clean(), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
