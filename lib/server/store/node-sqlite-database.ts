import { chmodSync, closeSync, existsSync, openSync, statSync } from "node:fs";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";
import { LRUCache } from "lru-cache";
import { StorageFailure } from "./storage-failure";

/** How long the start waits for another process's lock; later it is waited for without holding anybody up. */
const startTimeoutMs = 1000;
const maxStatements = 100;

/**
 * A SQLite file by Node's own driver, in the shape that Kysely's SQLite dialect asks for. Statements are
 * prepared once. In WAL mode with `synchronous=NORMAL` a commit survives the end of the process, and a
 * loss of power may cost the last ones (https://www.sqlite.org/pragma.html#pragma_synchronous).
 */
export function openNodeSqlite(path: string): SqliteDatabase {
  keepPrivate(path);
  const database = new DatabaseSync(path, {
    timeout: startTimeoutMs,
    enableForeignKeyConstraints: true,
  });
  database.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 0");
  const assertThere = watchFile(path);
  const prepared = new LRUCache<string, SqliteStatement>({ max: maxStatements });
  return {
    close: () => database.close(),
    prepare(sql) {
      if (sql !== "rollback") assertThere();
      const known = prepared.get(sql);
      if (known) return known;
      const statement = wrapStatement(telling(() => database.prepare(sql)));
      if (sql === "rollback") return unlessRolledBack(database, statement);
      prepared.set(sql, statement);
      return statement;
    },
  };
}

/** It holds names and what learners sent. SQLite gives the files beside it the mode of this one. */
function keepPrivate(path: string): void {
  closeSync(openSync(path, "a", 0o600));
  for (const file of [path, `${path}-wal`, `${path}-shm`])
    if (existsSync(file)) chmodSync(file, 0o600);
}

/** A file that was removed still takes writes, and nobody will ever read them. */
function watchFile(path: string): () => void {
  const { ino, dev } = statSync(path);
  return () => {
    const now = statSync(path, { throwIfNoEntry: false });
    if (now?.ino !== ino || now.dev !== dev) {
      throw new StorageFailure(`the database file ${path} was removed or replaced`);
    }
  };
}

function wrapStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => telling(() => statement.all(...parameters.map(toSqlValue))),
    run: (parameters) => telling(() => statement.run(...parameters.map(toSqlValue))),
    iterate: (parameters) => telling(() => statement.iterate(...parameters.map(toSqlValue))),
  };
}

/** A full disk rolls back by itself; a second rollback would be an error that hides the first. */
function unlessRolledBack(database: DatabaseSync, statement: SqliteStatement): SqliteStatement {
  const nothing = { changes: 0, lastInsertRowid: 0 };
  return { ...statement, run: (none) => (database.isTransaction ? statement.run(none) : nothing) };
}

function toSqlValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "bigint" || value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite takes no ${typeof value}`);
}

/** SQLite's result codes that blame the statement, so a bug (https://www.sqlite.org/rescode.html). */
const busy = 5;
/** Of a transaction that has read already: no wait makes it right. */
const busySnapshot = 517;
const bugs = new Set([1 /* ERROR */, 19 /* CONSTRAINT */, 20 /* MISMATCH */, 21 /* MISUSE */, 25]);

function telling<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Error && "errcode" in error && typeof error.errcode === "number")) {
      throw error;
    }
    if (bugs.has(error.errcode & 0xff)) throw error;
    const isBusy = (error.errcode & 0xff) === busy && error.errcode !== busySnapshot;
    throw new StorageFailure(error.message, { cause: error, isBusy });
  }
}
