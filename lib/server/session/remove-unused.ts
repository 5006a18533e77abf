import { setImmediate } from "node:timers/promises";
import type { Store, UnusedLearners } from "@/lib/server/store/store";
import type { SessionEndings } from "./session-endings";
import type { Sessions } from "./sessions";

/** Removes learners who never did anything and have nothing open; `over` is told of each one's sessions. */
export function createRemoveUnused(
  learners: Store["learners"],
  { isAttended }: Pick<SessionEndings, "isAttended">,
  over: (sessionIds: readonly string[]) => void,
): Sessions["removeUnused"] {
  return async (beforeMs, limit, onGone) => {
    let removed = 0;
    for await (const { id, sessionIds } of allUnused(learners, beforeMs)) {
      if (removed === limit) break;
      if (sessionIds.some(isAttended)) continue;
      const gone = await learners.removeUnused(id, beforeMs);
      if (!gone) continue;
      over(sessionIds);
      onGone({ learnerId: id, ...gone });
      removed += 1;
    }
    return removed;
  };
}

async function* allUnused(learners: Store["learners"], beforeMs: number) {
  for (let after: string | null = ""; after !== null; ) {
    const looked: UnusedLearners = await learners.unused(beforeMs, after);
    after = looked.last;
    for (const learner of looked.unused) {
      yield learner;
      // The database answers within the turn of the event loop, and others are to have theirs.
      await setImmediate();
    }
    await setImmediate();
  }
}
