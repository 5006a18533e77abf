import type { CompiledQuery, Insertable, Kysely } from "kysely";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import { err, ok, type Result } from "@/lib/domain/result";
import { attemptColumns, attemptOfRow, rowOfAttempt } from "./attempt-row";
import { createBatcher } from "./batcher";
import type { Tables } from "./schema";
import { StorageFailure } from "./storage-failure";
import type { NewAttempt, StorageError, Store } from "./store";
import type { Thinning } from "./thinning";

type AttemptRow = Insertable<Tables["attempts"]>;

/**
 * The attempts. Recording stands in the way of every push, so the inserts of one turn of the event loop
 * share a transaction; a statement for each would cost a commit for each.
 */
export function createAttempts(db: Kysely<Tables>, thinning: Thinning): Store["attempts"] {
  const insert = prepareInsert(db);
  const ids = createBatcher(
    (rows: AttemptRow[]) => insertAll(db, insert, rows),
    (error) => error instanceof StorageFailure,
  );
  return {
    async record(recorded: NewAttempt): Promise<Result<Attempt, StorageError>> {
      const { body: _, contentType: _type, contentEncoding: _encoding, ...attempt } = recorded;
      try {
        const id = await ids.add(rowOfAttempt(recorded));
        thinning.attemptAdded(attempt.learnerId);
        return ok({ ...attempt, id });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return err({ kind: "storage-failed", message });
      }
    },
    async newestOfTeam(team, limit) {
      const rows = await db
        .selectFrom("attempts")
        .select(attemptColumns)
        .where("team", "=", team)
        // A team that `TEAMS` names is in one workshop after another, each time with nothing behind it.
        .where("learner_id", "in", (query) =>
          query
            .selectFrom("learners")
            .innerJoin("teams", "teams.workshop", "learners.workshop")
            .select("learners.id")
            .where("teams.name", "=", team)
            .whereRef("learners.id", "=", "attempts.learner_id"),
        )
        .orderBy("id", "desc")
        .limit(limit)
        .execute();
      return rows.reverse().map(attemptOfRow);
    },
  };
}

type PreparedInsert = (row: AttemptRow) => CompiledQuery<{ id: number }>;

/** The insert is compiled once; each row then only brings its parameters, in the order of its columns. */
function prepareInsert(db: Kysely<Tables>): PreparedInsert {
  const sample = rowOfAttempt({
    learnerId: "",
    team: "",
    atMs: 0,
    method: "",
    path: "",
    lab: null,
    step: null,
    status: 0,
    answer: "",
    effect: { kind: "none" },
    refusal: null,
    metrics: [],
    body: new Uint8Array(),
  });
  const compiled = db.insertInto("attempts").values(sample).returning("id").compile();
  return (row) => ({ ...compiled, parameters: Object.values(row) });
}

async function insertAll(
  db: Kysely<Tables>,
  insert: PreparedInsert,
  rows: AttemptRow[],
): Promise<number[]> {
  const [first] = rows;
  if (rows.length === 1 && first) return [await insertOne(db, insert(first))];
  return db.transaction().execute(async (trx) => {
    const ids: number[] = [];
    for (const row of rows) ids.push(await insertOne(trx, insert(row)));
    return ids;
  });
}

async function insertOne(
  db: Kysely<Tables>,
  query: CompiledQuery<{ id: number }>,
): Promise<number> {
  const { rows } = await db.executeQuery(query);
  if (!rows[0]) throw new Error("an insert gave no id");
  return Number(rows[0].id);
}
