import type { Kysely } from "kysely";

/** What is to be told elsewhere, and what was; the newest event says up to where it was looked. */
export async function addWebhook(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("webhook_deliveries")
    .addColumn("event_id", "bigint", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("learner_id", "text")
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("tries", "integer", (column) => column.notNull())
    .addColumn("next_at_ms", "bigint", (column) => column.notNull())
    .addColumn("taken_at_ms", "bigint")
    .addPrimaryKeyConstraint("webhook_deliveries_key", ["event_id", "kind"])
    .execute();
  await db.schema
    .createIndex("webhook_deliveries_by_next_at_ms")
    .on("webhook_deliveries")
    .columns(["taken_at_ms", "next_at_ms"])
    .execute();
  await db.schema
    .createIndex("webhook_deliveries_by_learner_id")
    .on("webhook_deliveries")
    .column("learner_id")
    .execute();
}
