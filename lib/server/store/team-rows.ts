import type { Kysely } from "kysely";
import { candidatePrefix, slugOf, teamCandidate } from "@/lib/domain/classroom/team-name";
import type { Tables } from "./schema";

/**
 * Adds a team by the first free name that is made from a learner's. Another process may take it between the
 * look and the insert; then the insert does nothing and the next name is tried.
 */
export async function addTeam(
  db: Kysely<Tables>,
  learnerName: string,
  workshop: string,
): Promise<string> {
  const slug = slugOf(learnerName);
  const rows = await db
    .selectFrom("teams")
    .select("name")
    .where("name", "like", `${candidatePrefix(slug)}%`)
    .execute();
  const taken = new Set(rows.map(({ name }) => name));
  for (let n = 1; ; n += 1) {
    const name = teamCandidate(slug, n);
    if (taken.has(name)) continue;
    const added = await db
      .insertInto("teams")
      .values({ name, created_at_ms: Date.now(), workshop })
      .onConflict((conflict) => conflict.doNothing())
      .returning("name")
      .executeTakeFirst();
    if (added) return added.name;
  }
}
