import { randomBytes } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Learner } from "@/lib/contract/session";
import type { Tables } from "./schema";
import type { Store } from "./store";
import { candidatePrefix, slugOf, teamCandidate } from "./team-name";
import { createUnusedLearners } from "./unused-learners";

/** Learners and the teams that are made with them. */
export function createLearners(db: Kysely<Tables>): Store["learners"] {
  return {
    ...createUnusedLearners(db),
    add: (name) =>
      db.transaction().execute(async (trx) => {
        const team = await addTeam(trx, slugOf(name));
        const learner: Learner = { id: randomBytes(16).toString("base64url"), name, team };
        await trx
          .insertInto("learners")
          .values({ ...learner, created_at_ms: Date.now() })
          .execute();
        return learner;
      }),
    async find(id) {
      const row = await db
        .selectFrom("learners")
        .select(["id", "name", "team"])
        .where("id", "=", id)
        .executeTakeFirst();
      // node:sqlite makes rows without a prototype, which React does not hand to the browser.
      return row ? { ...row } : null;
    },
  };
}

/**
 * Adds a team by the first free name. Another process may take it between the look and the insert; then
 * the insert does nothing and the next name is tried.
 */
async function addTeam(trx: Transaction<Tables>, slug: string): Promise<string> {
  const rows = await trx
    .selectFrom("teams")
    .select("name")
    .where("name", "like", `${candidatePrefix(slug)}%`)
    .execute();
  const taken = new Set(rows.map(({ name }) => name));
  for (let n = 1; ; n += 1) {
    const name = teamCandidate(slug, n);
    if (taken.has(name)) continue;
    const added = await trx
      .insertInto("teams")
      .values({ name, created_at_ms: Date.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning("name")
      .executeTakeFirst();
    if (added) return added.name;
  }
}
