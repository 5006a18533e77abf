import { type Kysely, sql } from "kysely";

/** When learners had pages open and none in sight, and when steps were closed; neither counts as time at a step. */
export async function addClassTimes(
  db: Kysely<unknown>,
  dialect: "sqlite" | "postgres",
): Promise<void> {
  await db.schema
    .createTable("hidden_times")
    .addColumn("id", dialect === "sqlite" ? "integer" : "bigserial", (column) =>
      dialect === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn("learner_id", "text", (column) => column.notNull().references("learners.id"))
    .addColumn("from_ms", "bigint", (column) => column.notNull())
    .addColumn("to_ms", "bigint")
    .execute();
  await db.schema
    .createIndex("hidden_times_by_learner_id")
    .on("hidden_times")
    .column("learner_id")
    .execute();
  for (const column of ["lab", "step"]) {
    await db.schema.alterTable("workshop_times").addColumn(column, "text").execute();
  }
  await beginClosures(db);
}

/** Steps that are closed already have been since no one knows when: from now on. */
async function beginClosures(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string; closed_steps: string }>`
    select id, closed_steps from workshops where closed_steps <> '[]'`.execute(db);
  for (const { id, closed_steps } of rows) {
    const steps: { lab: string; step: string }[] = JSON.parse(closed_steps);
    for (const { lab, step } of steps) {
      await sql`insert into workshop_times (workshop, kind, from_ms, lab, step)
        values (${id}, 'closed', ${Date.now()}, ${lab}, ${step})`.execute(db);
    }
  }
}
