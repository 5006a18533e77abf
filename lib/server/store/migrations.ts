import { type Kysely, sql } from "kysely";
import type { Migration, MigrationProvider } from "kysely/migration";
import { addClassTimes } from "./classroom/add-class-times";
import { addClassroom } from "./classroom/add-classroom";
import { addWebhook } from "./classroom/add-webhook";
import { countPasses } from "./classroom/count-passes";
import { addMadeOrder, addOrdinal } from "./classroom/made-order";

type Dialect = "sqlite" | "postgres";

/** The migrations by name, applied in the order of their names. */
export function createMigrations(dialect: Dialect): MigrationProvider {
  const migrations: Record<string, Migration> = {
    "0001-first": { up: (db) => createFirstTables(db, dialect) },
    "0002-notebook": { up: (db) => addNotebook(db, dialect) },
    "0003-tokens": { up: addTokens },
    "0004-sessions": { up: addSessions },
    "0005-attempt-lab": { up: addAttemptLab },
    "0006-clean-up": { up: addCleanUpIndexes },
    "0007-deleted-groups": { up: addDeletedGroups },
    "0008-classroom": { up: (db) => addClassroom(db, dialect) },
    "0009-passes-counted": { up: countPasses },
    "0010-webhook": { up: addWebhook },
    "0011-draft-revisions": { up: addDraftRevisions },
    "0012-joining-order": { up: (db) => addOrdinal(db, "learners", "created_at_ms") },
    "0013-class-times": { up: (db) => addClassTimes(db, dialect) },
    "0014-events-by-team": { up: addEventsByTeam },
    "0015-made-order": { up: addMadeOrder },
  };
  return { getMigrations: () => Promise.resolve(migrations) };
}

async function createFirstTables(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const bytes = dialect === "sqlite" ? "blob" : "bytea";
  await db.schema
    .createTable("teams")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("created_at_ms", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("learners")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("team", "text", (column) => column.notNull().references("teams.name"))
    .addColumn("created_at_ms", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("attempts")
    .addColumn("id", dialect === "sqlite" ? "integer" : "bigserial", (column) =>
      dialect === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn("learner_id", "text", (column) => column.notNull().references("learners.id"))
    .addColumn("team", "text", (column) => column.notNull().references("teams.name"))
    .addColumn("at_ms", "bigint", (column) => column.notNull())
    .addColumn("method", "text", (column) => column.notNull())
    .addColumn("path", "text", (column) => column.notNull())
    .addColumn("step", "text")
    .addColumn("status", "integer", (column) => column.notNull())
    .addColumn("answer", "text", (column) => column.notNull())
    .addColumn("effect", "text", (column) => column.notNull())
    .addColumn("refusal", "text")
    .addColumn("body_head", bytes, (column) => column.notNull())
    .addColumn("body_tail", bytes, (column) => column.notNull())
    .addColumn("body_bytes", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("attempts_by_team").on("attempts").columns(["team", "id"]).execute();
  await createStepTable(db, "passes", "verdict", "passed_at_ms");
  await createStepTable(db, "answers", "answer", "saved_at_ms");
  await createStepTable(db, "drafts", "draft", "saved_at_ms");
  await db.schema
    .createTable("health_checks")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("checked_at_ms", "bigint", (column) => column.notNull())
    .execute();
}

/** What a learner reads of their attempts: the headers that mattered, and how the verdicts changed. */
async function addNotebook(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema.alterTable("attempts").addColumn("content_type", "text").execute();
  await db.schema.alterTable("attempts").addColumn("content_encoding", "text").execute();
  await db.schema
    .createTable("verdict_changes")
    .addColumn("id", dialect === "sqlite" ? "integer" : "bigserial", (column) =>
      dialect === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn("learner_id", "text", (column) => column.notNull().references("learners.id"))
    .addColumn("lab", "text", (column) => column.notNull())
    .addColumn("step", "text", (column) => column.notNull())
    .addColumn("at_ms", "bigint", (column) => column.notNull())
    .addColumn("attempt_id", "bigint", (column) => column.notNull())
    .addColumn("answer", "text")
    .addColumn("verdict", "text")
    .execute();
  await db.schema
    .createIndex("verdict_changes_by_step")
    .on("verdict_changes")
    .columns(["learner_id", "lab", "step", "id"])
    .execute();
}

/** A learner has one personal token at most; it is looked up by its hash. */
async function addTokens(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("tokens")
    .addColumn("learner_id", "text", (column) => column.primaryKey().references("learners.id"))
    .addColumn("hash", "text", (column) => column.notNull().unique())
    .addColumn("made_at_ms", "bigint", (column) => column.notNull())
    .addColumn("ends_at_ms", "bigint", (column) => column.notNull())
    .execute();
}

/** What a session is ended by; those from before have no row until they are used. */
async function addSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("sessions")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("learner_id", "text", (column) => column.notNull().references("learners.id"))
    .addColumn("seen_at_ms", "bigint", (column) => column.notNull())
    .addColumn("ends_at_ms", "bigint", (column) => column.notNull())
    .addColumn("is_ended", "integer", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("sessions_by_learner")
    .on("sessions")
    .columns(["learner_id"])
    .execute();
}

/**
 * A step's id is unique in its lab alone; until now there was one lab. What an attempt names tells which
 * step it is meant for.
 */
async function addAttemptLab(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("attempts").addColumn("lab", "text").execute();
  await db.schema
    .alterTable("attempts")
    .addColumn("metrics", "text", (column) => column.notNull().defaultTo("[]"))
    .execute();
  await sql`update attempts set lab = 'pushgateway' where step is not null`.execute(db);
}

/**
 * What is cleaned up is found, and a learner deleted, without a walk over a whole table: a foreign key is
 * looked for in the tables that refer to it.
 */
async function addCleanUpIndexes(db: Kysely<unknown>): Promise<void> {
  for (const [table, column] of [
    ["sessions", "ends_at_ms"],
    ["attempts", "learner_id"],
    ["learners", "team"],
  ] as const) {
    await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
  }
}

/** What others did in a team is found when its name is to be forgotten. */
async function addEventsByTeam(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex("class_events_by_team").on("class_events").column("team").execute();
}

/** A key once deleted stays so, whatever became of the gateway, the app or the attempts since. */
async function addDeletedGroups(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("deleted_groups")
    .addColumn("team", "text", (column) => column.notNull().references("teams.name"))
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("at_ms", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("deleted_groups_key", ["team", "key"])
    .execute();
}

/** Which of two devices that write the same draft has seen what the other wrote. */
async function addDraftRevisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("drafts")
    .addColumn("revision", "integer", (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema.alterTable("drafts").addColumn("device", "text").execute();
}

/** A table with one row for each learner and step. */
async function createStepTable(
  db: Kysely<unknown>,
  table: string,
  value: string,
  time: string,
): Promise<void> {
  await db.schema
    .createTable(table)
    .addColumn("learner_id", "text", (column) => column.notNull().references("learners.id"))
    .addColumn("lab", "text", (column) => column.notNull())
    .addColumn("step", "text", (column) => column.notNull())
    .addColumn(value, "text", (column) => column.notNull())
    .addColumn(time, "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint(`${table}_key`, ["learner_id", "lab", "step"])
    .execute();
}
