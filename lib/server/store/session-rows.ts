import type { Kysely } from "kysely";
import type { Tables } from "./schema";
import type { Store } from "./store";

/** Sessions, of which those that were ended stay until they would have ended by themselves. */
export function createSessionRows(db: Kysely<Tables>): Store["sessions"] {
  return {
    async begin({ id, learnerId, endsAtMs }) {
      const times = { seen_at_ms: Date.now(), ends_at_ms: endsAtMs };
      await db
        .insertInto("sessions")
        .values({ id, learner_id: learnerId, ...times, is_ended: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async find(id) {
      const row = await db
        .selectFrom("sessions")
        .innerJoin("learners", "learners.id", "sessions.learner_id")
        .select(["learners.id as learner_id", "name", "team", "ends_at_ms"])
        .where("sessions.id", "=", id)
        .where("is_ended", "=", 0)
        .executeTakeFirst();
      if (!row) return null;
      const { learner_id, name, team, ends_at_ms } = row;
      return { id, learner: { id: learner_id, name, team }, endsAtMs: Number(ends_at_ms) };
    },
    async seen(id, atMs) {
      await db.updateTable("sessions").set({ seen_at_ms: atMs }).where("id", "=", id).execute();
    },
    async end(id) {
      await db.updateTable("sessions").set({ is_ended: 1 }).where("id", "=", id).execute();
    },
    async ofLearner(learnerId) {
      const rows = await db
        .selectFrom("sessions")
        .select("id")
        .where("learner_id", "=", learnerId)
        .where("is_ended", "=", 0)
        .execute();
      return rows.map(({ id }) => id);
    },
    async endAll(learnerId) {
      const rows = await db
        .updateTable("sessions")
        .set({ is_ended: 1 })
        .where("learner_id", "=", learnerId)
        .where("is_ended", "=", 0)
        .returning("id")
        .execute();
      return rows.map(({ id }) => id);
    },
    async removeOver(beforeMs, limit) {
      const removed = await db
        .deleteFrom("sessions")
        .where("id", "in", (query) =>
          query
            .selectFrom("sessions")
            .select("id")
            .where("ends_at_ms", "<", beforeMs)
            .orderBy("ends_at_ms")
            .limit(limit),
        )
        .executeTakeFirst();
      return Number(removed.numDeletedRows);
    },
  };
}
