import { type Kysely, sql } from "kysely";

type Ordered = "learners" | "workshops" | "messages" | "help";

/** What is made within the same millisecond, or after a clock was put back, stands in an order too. */
export async function addMadeOrder(db: Kysely<unknown>): Promise<void> {
  await addOrdinal(db, "workshops", "created_at_ms");
  await addOrdinal(db, "messages", "at_ms");
  await addOrdinal(db, "help", "asked_at_ms");
}

/** Gives a table's rows a place each; those of before stand in the order of this time, and of their ids. */
export async function addOrdinal(db: Kysely<unknown>, table: Ordered, time: string): Promise<void> {
  await db.schema
    .alterTable(table)
    .addColumn("ordinal", "bigint", (column) => column.notNull().defaultTo(0))
    .execute();
  const name = sql.table(table);
  await sql`
    update ${name} set ordinal = ordered.ordinal
    from (
      select id, row_number() over (order by ${sql.ref(time)}, id) as ordinal from ${name}
    ) as ordered
    where ordered.id = ${name}.id`.execute(db);
  await db.schema.createIndex(`${table}_by_ordinal`).on(table).column("ordinal").execute();
}

/**
 * The place of what is made now: after all there is. Two replicas may give the same one at the same moment, so whoever
 * reads in this order goes on by the id.
 */
export function nextOrdinal(table: Ordered) {
  return sql<number>`(select coalesce(max(ordinal), 0) + 1 from ${sql.table(table)})`;
}
