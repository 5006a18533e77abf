import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely } from "kysely";
import { firstWorkshop } from "./first-workshop";

type Dialect = "sqlite" | "postgres";
type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

const required: Column = (column) => column.notNull();

/** Workshops and what happens in them; who is there already is in the first one, which has no end. */
export async function addClassroom(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await addWorkshops(db, dialect);
  await addMembership(db);
  await addInstructors(db);
  await addClassEvents(db, dialect);
  await addHelp(db);
  await addMessages(db);
  await addStepCounts(db);
}

/** A number that grows with each row. */
function withId<T extends string>(table: CreateTableBuilder<T>, dialect: Dialect) {
  return table.addColumn("id", dialect === "sqlite" ? "integer" : "bigserial", (column) =>
    dialect === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey(),
  );
}

async function addWorkshops(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable("workshops")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", required)
    .addColumn("state", "text", required)
    .addColumn("join_code", "text")
    .addColumn("labs", "text")
    .addColumn("closed_steps", "text", required)
    .addColumn("pause_message", "text")
    .addColumn("created_at_ms", "bigint", required)
    .addColumn("opened_at_ms", "bigint", required)
    .addColumn("ended_at_ms", "bigint")
    .execute();
  const nowMs = Date.now();
  await (
    db as Kysely<{
      workshops: typeof firstWorkshop & Record<"created_at_ms" | "opened_at_ms", number>;
    }>
  )
    .insertInto("workshops")
    .values({ ...firstWorkshop, created_at_ms: nowMs, opened_at_ms: nowMs })
    .execute();
  await withId(db.schema.createTable("workshop_times"), dialect)
    .addColumn("workshop", "text", (column) => column.notNull().references("workshops.id"))
    .addColumn("kind", "text", required)
    .addColumn("from_ms", "bigint", required)
    .addColumn("to_ms", "bigint")
    .execute();
  await index(db, "workshop_times", ["workshop"]);
}

/** SQLite adds no column that refers to another table and has a value at once. */
async function addMembership(db: Kysely<unknown>): Promise<void> {
  for (const table of ["learners", "teams"]) {
    await db.schema
      .alterTable(table)
      .addColumn("workshop", "text", (column) => column.notNull().defaultTo(firstWorkshop.id))
      .execute();
    await index(db, table, ["workshop"]);
  }
  const learners = () => db.schema.alterTable("learners");
  await learners()
    .addColumn("kind", "text", (column) => column.notNull().defaultTo("learner"))
    .execute();
  await learners().addColumn("last_seen_at_ms", "bigint").execute();
  await learners().addColumn("resume_hash", "text").execute();
  await learners()
    .addColumn("resume_generation", "integer", (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createIndex("learners_by_resume_hash")
    .unique()
    .on("learners")
    .column("resume_hash")
    .execute();
  for (const flag of ["is_locked", "is_listed"]) {
    await db.schema
      .alterTable("teams")
      .addColumn(flag, "integer", (column) => column.notNull().defaultTo(0))
      .execute();
  }
}

/** One password for all, and a session for each who signs in with it; a new password is a new generation. */
async function addInstructors(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("instructor_passwords")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("hash", "text", required)
    .addColumn("generation", "integer", required)
    .execute();
  await db.schema
    .createTable("instructor_sessions")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", required)
    .addColumn("generation", "integer", required)
    .addColumn("ends_at_ms", "bigint", required)
    .execute();
}

async function addClassEvents(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await withId(db.schema.createTable("class_events"), dialect)
    .addColumn("workshop", "text", (column) => column.notNull().references("workshops.id"))
    .addColumn("at_ms", "bigint", required)
    .addColumn("kind", "text", required)
    .addColumn("learner_id", "text")
    .addColumn("team", "text")
    .addColumn("lab", "text")
    .addColumn("step", "text")
    .addColumn("author", "text")
    .addColumn("data", "text", required)
    .execute();
  await index(db, "class_events", ["workshop", "id"]);
  await index(db, "class_events", ["learner_id"]);
}

async function addHelp(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("help")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("workshop", "text", (column) => column.notNull().references("workshops.id"))
    .addColumn("learner_id", "text", (column) => column.notNull().references("learners.id"))
    .addColumn("lab", "text", required)
    .addColumn("step", "text", required)
    .addColumn("words", "text", required)
    .addColumn("state", "text", required)
    .addColumn("by", "text")
    .addColumn("asked_at_ms", "bigint", required)
    .addColumn("resolved_at_ms", "bigint")
    .addColumn("is_on_hold", "integer", required)
    .addColumn("answers", "text", required)
    .addColumn("nth", "integer", required)
    .execute();
  await index(db, "help", ["workshop", "state"]);
  await index(db, "help", ["learner_id"]);
}

async function addMessages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("messages")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("workshop", "text", (column) => column.notNull().references("workshops.id"))
    .addColumn("at_ms", "bigint", required)
    .addColumn("author", "text", required)
    .addColumn("addressees", "text", required)
    .addColumn("text", "text", required)
    .addColumn("lab", "text")
    .addColumn("step", "text")
    .addColumn("code", "text")
    .execute();
  await index(db, "messages", ["workshop"]);
  await db.schema
    .createTable("message_addressees")
    .addColumn("message_id", "text", (column) => column.notNull().references("messages.id"))
    .addColumn("learner_id", "text", (column) => column.notNull().references("learners.id"))
    .addColumn("code_since_ms", "bigint")
    .addColumn("dismissed_at_ms", "bigint")
    .addPrimaryKeyConstraint("message_addressees_key", ["message_id", "learner_id"])
    .execute();
  await index(db, "message_addressees", ["learner_id"]);
}

async function addStepCounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("step_counts")
    .addColumn("learner_id", "text", (column) => column.notNull().references("learners.id"))
    .addColumn("lab", "text", required)
    .addColumn("step", "text", required)
    .addColumn("attempts", "integer", required)
    .addColumn("opened_at_ms", "bigint")
    .addColumn("started_at_ms", "bigint")
    .addColumn("last_attempt_at_ms", "bigint")
    .addColumn("passed_at_ms", "bigint")
    .addColumn("outcome", "text")
    .addColumn("code", "text")
    .addColumn("rung", "text")
    .addColumn("message", "text")
    .addColumn("code_since_ms", "bigint")
    .addColumn("same_code_attempts", "integer", required)
    .addPrimaryKeyConstraint("step_counts_key", ["learner_id", "lab", "step"])
    .execute();
}

async function index(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  const name = `${table}_by_${columns.join("_")}`;
  await db.schema.createIndex(name).on(table).columns(columns).execute();
}
