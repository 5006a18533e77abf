import { type Kysely, sql } from "kysely";

/** Who joins within the same millisecond stands in an order too; those of before, in that of their ids. */
export async function addJoiningOrder(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("learners")
    .addColumn("ordinal", "bigint", (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`
    update learners set ordinal = ordered.ordinal
    from (
      select id, row_number() over (order by created_at_ms, id) as ordinal from learners
    ) as ordered
    where ordered.id = learners.id`.execute(db);
  await db.schema.createIndex("learners_by_ordinal").on("learners").column("ordinal").execute();
}

/**
 * The place of who joins now: after everybody. Two replicas may give the same one at the same moment, so whoever
 * reads in this order goes on by the id.
 */
export const nextOrdinal = sql<number>`(select coalesce(max(ordinal), 0) + 1 from learners)`;
