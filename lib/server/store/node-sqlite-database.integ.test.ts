import { join } from "node:path";
import { Kysely, SqliteDialect, sql } from "kysely";
import { expect, it } from "vitest";
import { openNodeSqlite } from "./node-sqlite-database";
import { newDataDir } from "./testing/open-store";

const openDatabase = async () => {
  const database = openNodeSqlite(join(newDataDir(), "test.db"));
  const db = new Kysely<{ t: { id: number; bytes: Uint8Array } }>({
    dialect: new SqliteDialect({ database }),
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

it("writes ahead, waits for locks and keeps foreign keys", async () => {
  const db = await openDatabase();
  const pragma = async (name: string) => (await sql.raw(`pragma ${name}`).execute(db)).rows;
  expect(await pragma("journal_mode")).toEqual([{ journal_mode: "wal" }]);
  expect(await pragma("synchronous")).toEqual([{ synchronous: 1 }]);
  expect(await pragma("foreign_keys")).toEqual([{ foreign_keys: 1 }]);
  expect(await pragma("busy_timeout")).toEqual([{ timeout: 1000 }]);
  await db.destroy();
});
