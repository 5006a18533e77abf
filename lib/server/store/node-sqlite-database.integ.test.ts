import { chmodSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import { expect, it } from "vitest";
import { openNodeSqlite } from "./node-sqlite-database";
import { createPatientDialect } from "./patient-dialect";
import { newDataDir } from "./testing/open-store";

const openDatabase = async (path = join(newDataDir(), "test.db")) => {
  const database = openNodeSqlite(path);
  const db = new Kysely<{ t: { id: number; bytes: Uint8Array } }>({
    dialect: createPatientDialect({ database }),
  });
  await sql`create table t (id integer primary key, bytes blob not null)`.execute(db);
  return db;
};

it("tells a full database as such, rolls back and goes on", async () => {
  const db = await openDatabase();
  await sql`pragma max_page_count = 20`.execute(db);
  const fill = db.transaction().execute(async (trx) => {
    for (let id = 1; id <= 50; id += 1) {
      await trx
        .insertInto("t")
        .values({ id, bytes: new Uint8Array(4096) })
        .execute();
    }
  });
  await expect(fill).rejects.toMatchObject({
    kind: "storage-failed",
    message: expect.stringContaining("full"),
  });
  expect(await db.selectFrom("t").selectAll().execute()).toEqual([]);
  await db
    .insertInto("t")
    .values({ id: 1, bytes: new Uint8Array(1) })
    .execute();
  await db.destroy();
});

it("leaves a statement's own faults what they are: bugs", async () => {
  const db = await openDatabase();
  const insert = () =>
    db
      .insertInto("t")
      .values({ id: 1, bytes: new Uint8Array(1) })
      .execute();
  await insert();
  await expect(insert()).rejects.not.toHaveProperty("kind");
  await expect(sql`select nothing from nowhere`.execute(db)).rejects.not.toHaveProperty("kind");
  await expect(sql`select ${true}`.execute(db)).rejects.toThrow("SQLite takes no boolean");
  await db.destroy();
});

it("writes ahead, holds nobody up for a lock and keeps foreign keys", async () => {
  const db = await openDatabase();
  const pragma = async (name: string) => (await sql.raw(`pragma ${name}`).execute(db)).rows;
  expect(await pragma("journal_mode")).toEqual([{ journal_mode: "wal" }]);
  expect(await pragma("synchronous")).toEqual([{ synchronous: 1 }]);
  expect(await pragma("foreign_keys")).toEqual([{ foreign_keys: 1 }]);
  expect(await pragma("busy_timeout")).toEqual([{ timeout: 0 }]);
  await db.destroy();
});

it("waits for another process's lock without holding up the event loop", async () => {
  const path = join(newDataDir(), "test.db");
  const db = await openDatabase(path);
  const other = new DatabaseSync(path);
  other.exec("begin immediate");
  let turns = 0;
  const ticking = setInterval(() => {
    turns += 1;
    if (turns === 5) other.exec("rollback");
  }, 1);
  await db
    .insertInto("t")
    .values({ id: 1, bytes: new Uint8Array(1) })
    .execute();
  clearInterval(ticking);
  expect(turns).toBeGreaterThanOrEqual(5);
  expect(await db.selectFrom("t").select("id").execute()).toEqual([{ id: 1 }]);
  other.exec("begin immediate");
  await expect(sql`delete from t`.execute(db)).rejects.toMatchObject({ kind: "storage-failed" });
  other.close();
  await db.destroy();
});

it("keeps its files for their owner alone, also where they were not", async () => {
  const path = join(newDataDir(), "test.db");
  writeFileSync(path, "", { mode: 0o644 });
  chmodSync(path, 0o644);
  const db = await openDatabase(path);
  const files = readdirSync(dirname(path));
  expect(files).toContain("test.db-wal");
  for (const file of files) expect(statSync(join(dirname(path), file)).mode & 0o777).toBe(0o600);
  await db.destroy();
});

it("takes nothing when its file was removed or replaced", async () => {
  const path = join(newDataDir(), "test.db");
  const db = await openDatabase(path);
  renameSync(path, `${path}.away`);
  await expect(sql`select 1`.execute(db)).rejects.toMatchObject({ kind: "storage-failed" });
  writeFileSync(path, "");
  await expect(sql`select 1`.execute(db)).rejects.toMatchObject({ kind: "storage-failed" });
  renameSync(`${path}.away`, path);
  expect((await sql`select 1`.execute(db)).rows).toHaveLength(1);
  await db.destroy();
});
