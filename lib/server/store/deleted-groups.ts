import type { Kysely } from "kysely";
import type { Tables } from "./schema";
import type { Store } from "./store";

/** More than a gateway holds, and longer than any key that a step asks for. */
const keptOfTeam = 1000;
const longestKey = 1000;

export function createDeletedGroups(db: Kysely<Tables>): Store["deletedGroups"] {
  return {
    async ofTeam(team) {
      const rows = await db
        .selectFrom("deleted_groups")
        .select("key")
        .where("team", "=", team)
        .execute();
      return rows.map(({ key }) => key);
    },
    async keep(team, keys) {
      const at_ms = Date.now();
      const rows = keys
        .filter((key) => key.length <= longestKey)
        .slice(-keptOfTeam)
        .map((key) => ({ team, key, at_ms }));
      if (rows.length === 0) return;
      await db
        .insertInto("deleted_groups")
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await dropOldest(db, team);
    },
  };
}

async function dropOldest(db: Kysely<Tables>, team: string): Promise<void> {
  await db
    .deleteFrom("deleted_groups")
    .where("team", "=", team)
    .where("key", "in", (query) =>
      query
        .selectFrom("deleted_groups")
        .select("key")
        .where("team", "=", team)
        .orderBy("at_ms", "desc")
        .offset(keptOfTeam)
        .limit(keptOfTeam),
    )
    .execute();
}
