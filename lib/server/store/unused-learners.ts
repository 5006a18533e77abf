import type { Kysely } from "kysely";
import { eraseLearner } from "./classroom/erase-learner";
import type { Tables } from "./schema";
import type { Store } from "./store";

/** The tables in which everything is a learner's own doing. */
const doings = ["attempts", "passes", "answers", "drafts", "tokens", "help"] as const;

/** Cookies from before sessions had an id are good for this long, and nothing tells whether one is in use. */
const oldestCookieMs = 30 * 24 * 60 * 60 * 1000;

/** How many learners are looked at in one go. */
const atOnce = 100;

/** Names that somebody once joined with, and nothing else. */
export function createUnusedLearners(
  db: Kysely<Tables>,
): Pick<Store["learners"], "unused" | "removeUnused"> {
  return {
    async unused(beforeMs, after) {
      const looked = await db
        .selectFrom("learners")
        .select("id")
        .where("id", ">", after)
        .orderBy("id")
        .limit(atOnce)
        .execute();
      const ids = looked.map(({ id }) => id);
      const last = (looked.length === atOnce && ids.at(-1)) || null;
      if (ids.length === 0) return { unused: [], last };
      const learners = await selectUnused(db, beforeMs).where("learners.id", "in", ids).execute();
      const sessions = await db
        .selectFrom("sessions")
        .select(["id", "learner_id"])
        .where("learner_id", "in", ids)
        .execute();
      const byLearner = Map.groupBy(sessions, ({ learner_id }) => learner_id);
      const unused = learners.map(({ id }) => ({
        id,
        sessionIds: (byLearner.get(id) ?? []).map((session) => session.id),
      }));
      return { unused, last };
    },
    removeUnused: (id, beforeMs) =>
      db.transaction().execute(async (trx) => {
        const learner = await selectUnused(trx, beforeMs)
          .where("learners.id", "=", id)
          .executeTakeFirst();
        if (!learner) return null;
        const erased = await eraseLearner(trx, id);
        if (!erased) return null;
        const { workshop, isEmpty } = erased;
        return { team: isEmpty ? learner.team : null, workshop };
      }),
  };
}

/** A verdict alone is the app's doing: it judges what nobody has begun. */
function selectUnused(db: Kysely<Tables>, beforeMs: number) {
  let query = db
    .selectFrom("learners")
    .select(["learners.id", "learners.team"])
    .where("created_at_ms", "<", beforeMs)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("verdict_changes")
            .select("verdict_changes.id")
            .whereRef("verdict_changes.learner_id", "=", "learners.id")
            .where("answer", "is not", null),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("sessions")
            .select("sessions.id")
            .whereRef("sessions.learner_id", "=", "learners.id")
            .where("is_ended", "=", 0)
            .where("seen_at_ms", ">=", beforeMs),
        ),
      ),
    )
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb("created_at_ms", "<", beforeMs - oldestCookieMs),
        exists(
          selectFrom("sessions")
            .select("sessions.id")
            .whereRef("sessions.learner_id", "=", "learners.id"),
        ),
      ]),
    );
  for (const table of doings) {
    query = query.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom(table)
            .select(`${table}.learner_id`)
            .whereRef(`${table}.learner_id`, "=", "learners.id"),
        ),
      ),
    );
  }
  return query;
}
