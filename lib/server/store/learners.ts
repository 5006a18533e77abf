import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { Learner } from "@/lib/contract/session";
import { nextOrdinal } from "./classroom/made-order";
import { selectWorkshops } from "./classroom/workshop-rows";
import type { Tables } from "./schema";
import type { Store } from "./store";
import { addTeam } from "./team-rows";
import { createUnusedLearners } from "./unused-learners";

/** Learners and the teams that are made with them. */
export function createLearners(db: Kysely<Tables>): Store["learners"] {
  return {
    ...createUnusedLearners(db),
    add: (name) =>
      db.transaction().execute(async (trx) => {
        const { id: workshop } = await selectWorkshops(trx).limit(1).executeTakeFirstOrThrow();
        const team = await addTeam(trx, name, workshop);
        const learner: Learner = { id: randomBytes(16).toString("base64url"), name, team };
        await trx
          .insertInto("learners")
          .values({
            ...learner,
            workshop,
            created_at_ms: Date.now(),
            ordinal: nextOrdinal("learners"),
          })
          .execute();
        return learner;
      }),
    find: (id) => findLearner(db, id),
  };
}

export async function findLearner(db: Kysely<Tables>, id: string): Promise<Learner | null> {
  const row = await db
    .selectFrom("learners")
    .select(["id", "name", "team"])
    .where("id", "=", id)
    .executeTakeFirst();
  // node:sqlite makes rows without a prototype, which React does not hand to the browser.
  return row ? { ...row } : null;
}
