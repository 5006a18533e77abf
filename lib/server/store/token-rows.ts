import type { Kysely } from "kysely";
import type { Tables } from "./schema";
import type { Store } from "./store";

/** Personal tokens, of which only the hashes are here. */
export function createTokenRows(db: Kysely<Tables>): Store["tokens"] {
  return {
    async replace(learnerId, { hash, madeAtMs, endsAtMs }) {
      const token = { hash, made_at_ms: madeAtMs, ends_at_ms: endsAtMs };
      await db
        .insertInto("tokens")
        .values({ learner_id: learnerId, ...token })
        .onConflict((conflict) => conflict.column("learner_id").doUpdateSet(token))
        .execute();
    },
    async find(hash) {
      const row = await db
        .selectFrom("tokens")
        .innerJoin("learners", "learners.id", "tokens.learner_id")
        .select(["id", "name", "team", "made_at_ms", "ends_at_ms"])
        .where("hash", "=", hash)
        .executeTakeFirst();
      if (!row) return null;
      const { id, name, team } = row;
      return { learner: { id, name, team }, ...lifeOf(row) };
    },
    async ofLearner(learnerId) {
      const row = await db
        .selectFrom("tokens")
        .select(["made_at_ms", "ends_at_ms"])
        .where("learner_id", "=", learnerId)
        .executeTakeFirst();
      return row ? lifeOf(row) : null;
    },
    async remove(learnerId) {
      await db.deleteFrom("tokens").where("learner_id", "=", learnerId).execute();
    },
  };
}

function lifeOf(row: { made_at_ms: number; ends_at_ms: number }) {
  return { madeAtMs: Number(row.made_at_ms), endsAtMs: Number(row.ends_at_ms) };
}
