import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type CompiledQuery, Kysely } from "kysely";
import { expect, it } from "vitest";
import { openNodeSqlite } from "./node-sqlite-database";
import { createPatientDialect } from "./patient-dialect";
import type { Tables } from "./schema";
import { createSessionRows } from "./session-rows";
import { newDataDir, openStore } from "./testing/open-store";
import { createUnusedLearners } from "./unused-learners";

it("walks over no whole table to find what may go, nor to delete it", async () => {
  const dataDir = newDataDir();
  const store = await openStore(dataDir);
  const ada = await store.learners.add("Ada");
  await store.sessions.begin({ id: "s", learnerId: ada.id, endsAtMs: 1 });
  await store.close();
  const file = join(dataDir, "scrapelab.db");
  const queries: CompiledQuery[] = [];
  const db = new Kysely<Tables>({
    dialect: createPatientDialect({ database: openNodeSqlite(file) }),
    log: ({ query }) => void queries.push(query),
  });
  const later = Date.now() + 60 * 24 * 60 * 60 * 1000;
  const learners = createUnusedLearners(db);
  expect((await learners.unused(later, "")).unused).toEqual([{ id: ada.id, sessionIds: ["s"] }]);
  expect(await learners.removeUnused(ada.id, later)).toMatchObject({ team: ada.team });
  expect(await createSessionRows(db).removeOver(later, 10)).toBe(0);
  await db.destroy();

  const database = new DatabaseSync(file);
  const planOf = ({ sql }: Pick<CompiledQuery, "sql">) =>
    database
      .prepare(`explain query plan ${sql}`)
      .all()
      .map(({ detail }) => String(detail));
  const walks = queries
    .filter(({ sql }) => /^(select|delete)/.test(sql))
    .flatMap((query) => planOf(query).map((step) => ({ step, sql: query.sql })))
    .filter(({ step }) => /^SCAN (?!CONSTANT)/.test(step));
  expect(walks).toEqual([]);
  const referring = database.prepare(
    "select m.name as 'table', f.\"from\" as 'column' from sqlite_schema m, pragma_foreign_key_list(m.name) f where m.type = 'table'",
  );
  for (const { table, column } of referring.all()) {
    const plan = planOf({ sql: `select 1 from ${table} where ${column} = 'x'` });
    expect([table, column, plan.join()]).toEqual([table, column, expect.stringMatching(/^SEARCH/)]);
  }
  database.close();
});
