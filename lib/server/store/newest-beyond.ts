import type { Kysely } from "kysely";
import type { Tables } from "./schema";

/** So many of a learner's newest attempts are kept with all but their bodies, and are what a notebook shows. */
export const keptWhole = 5000;

/** The id of the newest row of a learner that so many newer ones follow; undefined where there are no more. */
export async function newestBeyond(
  db: Kysely<Tables>,
  table: "attempts" | "verdict_changes",
  learnerId: string,
  kept: number,
): Promise<number | undefined> {
  const row = await db
    .selectFrom(table)
    .select("id")
    .where("learner_id", "=", learnerId)
    .orderBy("id", "desc")
    .limit(1)
    .offset(kept)
    .executeTakeFirst();
  return row && Number(row.id);
}
