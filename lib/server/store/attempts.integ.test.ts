import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import type { Effect } from "@/lib/domain/pushgateway/attempt";
import { newAttempt } from "./testing/new-attempt";
import { newDataDir, openStore } from "./testing/open-store";

it("gives back what was recorded, oldest first and no more than asked for", async () => {
  const store = await openStore();
  const [ada, bob] = [await store.learners.add("Ada"), await store.learners.add("Bob")];
  await store.attempts.record(newAttempt(bob));
  const paths = ["/1", "/2", "/3", "/4"];
  await Promise.all(paths.map((path) => store.attempts.record(newAttempt(ada, { path }))));
  const attempts = await store.attempts.newestOfTeam(ada.team, 3);
  expect(attempts.map(({ path }) => path)).toEqual(["/2", "/3", "/4"]);
  expect(attempts.every(({ learnerId }) => learnerId === ada.id)).toBe(true);
  const ids = attempts.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
  await store.close();
});

it("reads every kind of effect and a refusal back as they were", async () => {
  const store = await openStore();
  const ada = await store.learners.add("Ada");
  const effects: Effect[] = [
    { kind: "put", group: { job: "b", instance: "" }, families: null },
    { kind: "post", group: { job: "b" }, families: [] },
    { kind: "delete", group: { job: "b" }, matched: null },
    { kind: "delete", group: { job: "b" }, matched: true },
    { kind: "restart" },
    { kind: "reset" },
    { kind: "none" },
  ];
  for (const effect of effects) await store.attempts.record(newAttempt(ada, { effect }));
  const refusal = {
    code: "bad-value" as const,
    message: "No number.",
    observed: "x\u0000\ud83e\udd8a",
    params: { line: 2, name: null },
  };
  await store.attempts.record(newAttempt(ada, { refusal, status: 400, step: null }));
  const attempts = await store.attempts.newestOfTeam(ada.team, 100);
  expect(attempts.slice(0, -1).map(({ effect }) => effect)).toEqual(effects);
  expect(attempts.at(-1)).toMatchObject({ refusal, status: 400, step: null });
  await store.close();
});

it.each([
  [0, 0, 0],
  [1000, 1000, 0],
  [32_768, 32_768, 0],
  [40_000, 32_768, 7232],
  [65_536, 32_768, 32_768],
  [1_000_000, 32_768, 32_768],
])("keeps of %i bytes the first %i and the last %i", async (length, head, tail) => {
  const dataDir = newDataDir();
  const store = await openStore(dataDir);
  const ada = await store.learners.add("Ada");
  const body = Buffer.from(Uint8Array.from({ length }, (_, index) => index % 251));
  await store.attempts.record(newAttempt(ada, { body }));
  await store.close();
  const database = new DatabaseSync(join(dataDir, "scrapelab.db"));
  const row = database.prepare("select body_head, body_tail, body_bytes from attempts").get();
  database.close();
  expect(row).toEqual({
    body_head: new Uint8Array(body.subarray(0, head)),
    body_tail: new Uint8Array(body.subarray(length - tail)),
    body_bytes: length,
  });
});

it("lets an attempt that cannot be kept fail alone", async () => {
  const store = await openStore();
  const ada = await store.learners.add("Ada");
  const stranger = { id: "nobody", name: "Nobody", team: ada.team };
  const recorded = await Promise.all(
    [ada, stranger, ada].map((learner) => store.attempts.record(newAttempt(learner))),
  );
  expect(recorded.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(await store.attempts.newestOfTeam(ada.team, 10)).toHaveLength(2);
  await store.close();
});

it("tells every attempt of a batch when the database fails, and goes on afterwards", async () => {
  const dataDir = newDataDir();
  const store = await openStore(dataDir);
  const ada = await store.learners.add("Ada");
  const other = new DatabaseSync(join(dataDir, "scrapelab.db"));
  other.exec("begin immediate");
  const failed = await Promise.all([0, 1].map(() => store.attempts.record(newAttempt(ada))));
  expect(failed.map((each) => (each.ok ? null : each.error.kind))).toEqual([
    "storage-failed",
    "storage-failed",
  ]);
  other.exec("rollback");
  expect((await store.attempts.record(newAttempt(ada))).ok).toBe(true);
  expect(await store.attempts.newestOfTeam(ada.team, 10)).toHaveLength(1);
  other.close();
  await store.close();
});
