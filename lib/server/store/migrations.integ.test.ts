import { join } from "node:path";
import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { expect, it } from "vitest";
import { rowOfAttempt } from "./attempt-row";
import { createMigrations } from "./migrations";
import { openNodeSqlite } from "./node-sqlite-database";
import { createPatientDialect } from "./patient-dialect";
import type { Tables } from "./schema";
import { newAttempt } from "./testing/new-attempt";
import { newDataDir, openStore } from "./testing/open-store";

/** A data directory with the tables as they were after one of the migrations. */
async function leaveAsAfter(migration: string, fill: (db: Kysely<Tables>) => Promise<void>) {
  const dataDir = newDataDir();
  const database = openNodeSqlite(join(dataDir, "scrapelab.db"));
  const db = new Kysely<Tables>({ dialect: createPatientDialect({ database }) });
  const migrator = new Migrator({ db, provider: createMigrations("sqlite") });
  const { error } = await migrator.migrateTo(migration);
  expect(error).toBeUndefined();
  await fill(db);
  await db.destroy();
  return dataDir;
}

it("puts learners of before there were workshops into the first one, which has no end", async () => {
  const dataDir = await leaveAsAfter("0007-deleted-groups", async (db) => {
    await db.insertInto("teams").values({ name: "ada", created_at_ms: 0 }).execute();
    for (const [id, created_at_ms] of [
      ["bob", 1],
      ["ada", 0],
    ] as const) {
      const learner = { id, name: id === "ada" ? "Ada" : "Bob", team: "ada", created_at_ms };
      await db.insertInto("learners").values(learner).execute();
    }
  });
  const after = await openStore(dataDir);
  const workshop = await after.workshops.current();
  expect(workshop).toMatchObject({ id: "first", state: "open", labs: null, endedAtMs: null });
  expect(await after.learners.find("ada")).toMatchObject({ name: "Ada", team: "ada" });
  await after.learners.add("Eve");
  const snapshot = await after.classes.snapshot("first");
  expect(snapshot?.members.map(({ name }) => name)).toEqual(["Ada", "Bob", "Eve"]);
  const told = await after.classEvents.append([
    { atMs: 1, learnerId: "ada", kind: "left", data: {} },
    { atMs: 2, learnerId: "nobody", kind: "left", data: {} },
  ]);
  expect(told).toMatchObject([{ learnerId: "ada", workshop: "first" }]);
  await after.close();
});

it("gives the attempts of before there were labs in them the only lab there was", async () => {
  const ada = { id: "ada", name: "Ada", team: "ada", created_at_ms: 0 };
  const dataDir = await leaveAsAfter("0004-sessions", async (db) => {
    await db.insertInto("teams").values({ name: ada.team, created_at_ms: 0 }).execute();
    await db.insertInto("learners").values(ada).execute();
    for (const { step } of [{ step: "first-push" }, { step: null }]) {
      const { lab: _, metrics: _none, ...row } = rowOfAttempt(newAttempt(ada, { step }));
      await db
        .insertInto("attempts")
        .values(row as typeof row & { lab: null; metrics: string })
        .execute();
    }
  });
  const after = await openStore(dataDir);
  const attempts = await after.attempts.newestOfTeam(ada.team, 10);
  expect(attempts.map(({ lab, step, metrics }) => [lab, step, metrics])).toEqual([
    ["pushgateway", "first-push", []],
    [null, null, []],
  ]);
  await after.close();
});
