import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { draftOf } from "@/lib/contract/drafts";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { openSqliteStore } from "./sqlite-store";
import { newAttempt } from "./testing/new-attempt";
import { newDataDir, openStore } from "./testing/open-store";

const passed: Verdict = {
  outcome: "passed",
  rungs: [{ id: "sent", state: "ok", evidence: "PUT /metrics/job/backup was answered 200." }],
  diagnosis: null,
  alsoWrong: [],
  remarks: [{ code: "help-missing", message: "There is no help." }],
  nextScrapeAt: null,
  checkedAt: "2026-01-01T00:00:00.000Z",
};

it("keeps everything over a restart", async () => {
  const dataDir = newDataDir();
  const written = draftOf({ request: { method: "POST", body: "a 1" } });
  const before = await openStore(dataDir);
  const ada = await before.learners.add("Ada");
  const recorded = await before.attempts.record(newAttempt(ada));
  await before.progress.markPassed(ada.id, "pushgateway", "first-push", passed);
  await before.answers.saveAnswer(ada.id, "pushgateway", "gateway-up", "up");
  await before.answers.saveAnswer(ada.id, "pushgateway", "gateway-up", 'up{job="x"}');
  await before.drafts.save(
    ada.id,
    "pushgateway",
    "first-push",
    draftOf({ script: { text: "ls" } }),
  );
  await before.drafts.save(ada.id, "pushgateway", "first-push", written);
  await before.close();

  const after = await openStore(dataDir);
  expect(await after.learners.find(ada.id)).toStrictEqual(ada);
  expect(await after.attempts.newestOfTeam(ada.team, 10)).toEqual([
    recorded.ok ? recorded.value : null,
  ]);
  const progress = await after.progress.passed(ada.id, "pushgateway");
  expect(progress["first-push"]?.verdict).toEqual(passed);
  expect(progress["first-push"]?.passedAtMs).toBeLessThanOrEqual(Date.now());
  expect(await after.answers.lastAnswer(ada.id, "pushgateway", "gateway-up")).toBe('up{job="x"}');
  expect(await after.drafts.ofLab(ada.id, "pushgateway")).toEqual({
    "first-push": written,
  });
  await after.close();
});

it("reads a draft that was kept before drafts had parts", async () => {
  const dataDir = newDataDir();
  const before = await openStore(dataDir);
  const { id } = await before.learners.add("Ada");
  await before.drafts.save(id, "pushgateway", "first-push", draftOf({}));
  await before.close();
  const database = new DatabaseSync(join(dataDir, "scrapelab.db"));
  const kept = { method: "PUT", path: "/metrics/job/a", script: "ls\n", expression: "up" };
  database.prepare("update drafts set draft = ?").run(JSON.stringify(kept));
  database.close();

  const after = await openStore(dataDir);
  expect(await after.drafts.ofLab(id, "pushgateway")).toEqual({
    "first-push": draftOf({
      request: { method: "PUT", path: "/metrics/job/a" },
      script: { text: "ls\n" },
      expression: { text: "up" },
    }),
  });
  await after.close();
});

it("keeps the first pass, and mixes up neither learners nor labs", async () => {
  const store = await openStore();
  const [ada, bob] = [await store.learners.add("Ada"), await store.learners.add("Bob")];
  await store.progress.markPassed(ada.id, "one", "step", passed);
  const later = { ...passed, checkedAt: "2026-02-02T00:00:00.000Z" };
  await store.progress.markPassed(ada.id, "one", "step", later);
  expect((await store.progress.passed(ada.id, "one")).step?.verdict).toEqual(passed);
  expect(await store.progress.passed(ada.id, "two")).toEqual({});
  expect(await store.progress.passed(bob.id, "one")).toEqual({});
  expect(await store.answers.lastAnswer(ada.id, "one", "step")).toBeNull();
  expect(await store.drafts.ofLab(ada.id, "one")).toEqual({});
  expect(await store.learners.find("nobody")).toBeNull();
  await store.close();
});

it("gives 200 learners who join at once under one name teams of their own", async () => {
  const store = await openStore();
  const learners = await Promise.all(
    Array.from({ length: 200 }, () => store.learners.add("Jürg <b>")),
  );
  const teams = new Set(learners.map(({ team }) => team));
  expect(teams.size).toBe(200);
  expect(teams).toContain("jurg-b");
  expect(teams).toContain("jurg-b-200");
  for (const team of teams) expect(team).toMatch(/^[a-z0-9-]{1,40}$/);
  expect(new Set(learners.map(({ id }) => id)).size).toBe(200);
  expect(learners[0]?.id.length).toBeGreaterThanOrEqual(22);
  await store.close();
});

it("keeps an acknowledged attempt through kill -9", async () => {
  const dataDir = newDataDir();
  const script = fileURLToPath(import.meta.resolve("./testing/record-then-hang.ts"));
  const child = spawn("node", ["--import", "tsx", script, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [team] = await once(createInterface(child.stdout), "line");
  child.kill("SIGKILL");
  await once(child, "exit");
  const store = await openStore(dataDir);
  const attempts = await store.attempts.newestOfTeam(String(team), 10);
  expect(attempts.map(({ path }) => path)).toEqual(["/last/words"]);
  await store.close();
});

it("opens a database that is up to date without changing it", async () => {
  const dataDir = newDataDir();
  const schemaOf = () => {
    const database = new DatabaseSync(join(dataDir, "scrapelab.db"));
    const tables = database.prepare("select name, sql from sqlite_master order by name").all();
    const applied = database.prepare("select * from kysely_migration").all();
    database.close();
    return { tables, applied };
  };
  await (await openStore(dataDir)).close();
  const first = schemaOf();
  await (await openStore(dataDir)).close();
  expect(schemaOf()).toEqual(first);
  expect(first.applied).not.toEqual([]);
});

it("says in one line why a data directory cannot be used", async () => {
  const dataDir = newDataDir();
  writeFileSync(join(dataDir, "file"), "");
  const under = await openSqliteStore(join(dataDir, "file", "below"));
  expect(under.ok ? "" : under.error.message).toMatch(
    /^The data directory \S+ cannot be used: .*ENOTDIR.*DATA_DIR.*$/,
  );
  const broken = newDataDir();
  writeFileSync(join(broken, "scrapelab.db"), "this is no database ".repeat(100));
  const opened = await openSqliteStore(broken);
  expect(opened.ok ? "" : opened.error.message).toMatch(/^The data directory .* not a database.*$/);
});

it("checks that it can write, and rejects when it cannot", async () => {
  const dataDir = newDataDir();
  const store = await openStore(dataDir);
  await expect(store.check()).resolves.toBeUndefined();
  const other = new DatabaseSync(join(dataDir, "scrapelab.db"));
  other.exec("begin immediate");
  await expect(store.check()).rejects.toMatchObject({ kind: "storage-failed" });
  other.exec("rollback");
  await expect(store.check()).resolves.toBeUndefined();
  other.close();
  await store.close();
});
