import type { Kysely } from "kysely";
import type { Tables } from "@/lib/server/store/schema";
import type { ClassroomStore } from "./classroom-store";

/** Resume codes, of which only hashes are here. */
export function createResumeRows(db: Kysely<Tables>): ClassroomStore["resume"] {
  return {
    async ofLearner(learnerId) {
      const row = await db
        .selectFrom("learners")
        .select(["resume_hash", "resume_generation"])
        .where("id", "=", learnerId)
        .executeTakeFirst();
      return row ? { generation: row.resume_generation, hasCode: row.resume_hash !== null } : null;
    },
    keep: (learnerId, generation, hash) =>
      db.transaction().execute(async (trx) => {
        const other = await trx
          .selectFrom("learners")
          .select("id")
          .where("resume_hash", "=", hash)
          .where("id", "!=", learnerId)
          .executeTakeFirst();
        if (other) return false;
        await trx
          .updateTable("learners")
          .set({ resume_hash: hash, resume_generation: generation })
          .where("id", "=", learnerId)
          .execute();
        return true;
      }),
    async find(hash) {
      const row = await db
        .selectFrom("learners")
        .select(["id", "name", "team"])
        .where("resume_hash", "=", hash)
        .executeTakeFirst();
      return row ? { ...row } : null;
    },
  };
}
