import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import type { Learner } from "@/lib/contract/session";
import type { JudgedChange, Store, VerdictChange } from "@/lib/server/store/store";
import { newAttempt } from "@/lib/server/store/testing/new-attempt";
import { newDataDir, openStore } from "@/lib/server/store/testing/open-store";

const isMeant = ({ path }: { path: string }) => path === "/heard";
const at = { lab: "demo", step: "first-push", kind: "request", isMeant } as const;
const query = { ...at, step: "up", kind: "answer" } as const;
const meantFor = (sent: { path: string }) => (isMeant(sent) ? [at.step, "later"] : []);

async function sendFrom(store: Store, learner: Learner, step: string | null, path = "/x") {
  const recorded = await store.attempts.record(
    newAttempt(learner, { step, lab: step && at.lab, path, atMs: 1000 }),
  );
  if (!recorded.ok) throw new Error(recorded.error.message);
  return recorded.value.id;
}

const base = { lab: at.lab, step: at.step, atMs: 1_800_000_000_500, attemptId: 0 };

function change({ id }: Learner, over: Partial<JudgedChange>): VerdictChange {
  const diagnosis = { code: "wrong-value", message: "No.", params: {} } as const;
  const verdict = { outcome: "failed", diagnosis } as const;
  const learnerId = id;
  return { ...base, learnerId, verdict, ownAttemptId: null, isUntouched: false, ...over };
}

function answer({ id }: Learner, text: string): VerdictChange {
  return { ...base, step: query.step, learnerId: id, answer: text };
}
const passed = { outcome: "passed", diagnosis: null } as const;
const pending = { outcome: "pending", diagnosis: null } as const;

it("shows each attempt with the last verdict before the next one", async () => {
  const store = await openStore();
  const ada = await store.learners.add("Ada");
  const first = await sendFrom(store, ada, at.step, "/1");
  await store.notebook.log([change(ada, { attemptId: first })]);
  const second = await sendFrom(store, ada, at.step, "/2");
  const third = await sendFrom(store, ada, at.step, "/3");
  await store.notebook.log([change(ada, { attemptId: third, verdict: pending })]);
  await store.notebook.log([
    change(ada, { attemptId: third, verdict: passed }),
    change(ada, { attemptId: third, step: "other" }),
  ]);
  const { attempts, total, hasMore } = await store.notebook.page(ada, at, { limit: 10 });
  expect(attempts.map(({ id, verdict }) => [id, verdict?.outcome ?? null])).toEqual([
    [first, "failed"],
    [second, null],
    [third, "passed"],
  ]);
  expect([total, hasMore]).toEqual([3, false]);
  await store.close();
});

it("counts what came from nowhere in particular for the open steps that it is meant for", async () => {
  const store = await openStore();
  const [ada, bob] = [await store.learners.add("Ada"), await store.learners.add("Bob")];
  await sendFrom(store, bob, at.step);
  const own = await sendFrom(store, ada, at.step);
  const silent = await sendFrom(store, ada, null, "/silent");
  const heard = await sendFrom(store, ada, null, "/heard");
  const elsewhere = await sendFrom(store, ada, "other", "/heard");
  await store.notebook.log([
    change(ada, { attemptId: silent, verdict: pending }),
    change(ada, { attemptId: elsewhere, verdict: passed }),
  ]);
  const { attempts } = await store.notebook.page(ada, at, { limit: 10 });
  expect(attempts.map(({ id }) => id)).toEqual([own, heard]);
  const counts = () => store.notebook.counts(ada, at.lab, meantFor);
  expect(await counts()).toEqual({ [at.step]: 2, later: 1, other: 1 });
  expect(await store.notebook.counts(bob, at.lab, meantFor)).toEqual({ [at.step]: 1 });
  const verdict = { ...passed, ...{ rungs: [], alsoWrong: [], remarks: [], nextScrapeAt: null } };
  await store.progress.markPassed(ada.id, at.lab, "later", { ...verdict, checkedAt: "" });
  const late = { step: null, lab: null, path: "/heard", atMs: Date.now() + 1000 };
  await store.attempts.record(newAttempt(ada, late));
  expect(await counts()).toEqual({ [at.step]: 3, later: 1, other: 1 });
  await store.close();
});

it("counts a restart where it changed the verdict", async () => {
  const store = await openStore();
  const ada = await store.learners.add("Ada");
  const loss = { step: null, lab: null, path: "/heard", effect: { kind: "restart" } } as const;
  const ids: number[] = [];
  for (const more of [loss, loss]) {
    const recorded = await store.attempts.record(newAttempt(ada, more));
    if (recorded.ok) ids.push(recorded.value.id);
  }
  await store.notebook.log([change(ada, { attemptId: ids[1] ?? 0 })]);
  const { attempts } = await store.notebook.page(ada, at, { limit: 10 });
  expect(attempts.map(({ id }) => id)).toEqual(ids.slice(1));
  expect(await store.notebook.counts(ada, at.lab, meantFor)).toEqual({ [at.step]: 1 });
  await store.close();
});

it("shows and counts what was sent from the same step of another lab there alone", async () => {
  const store = await openStore();
  const ada = await store.learners.add("Ada");
  const own = await sendFrom(store, ada, at.step);
  await store.attempts.record(newAttempt(ada, { lab: "other", step: at.step }));
  const { attempts, total } = await store.notebook.page(ada, at, { limit: 10 });
  expect([attempts.map(({ id }) => id), total]).toEqual([[own], 1]);
  expect(await store.notebook.counts(ada, at.lab, meantFor)).toEqual({ [at.step]: 1 });
  expect(await store.notebook.counts(ada, "other", meantFor)).toEqual({ [at.step]: 1 });
  await store.close();
});

it("gives pages from both ends without a gap or a repetition", async () => {
  const store = await openStore();
  const ada = await store.learners.add("Ada");
  for (let i = 0; i < 7; i += 1) await sendFrom(store, ada, at.step);
  const all = (await store.notebook.page(ada, at, { limit: 10 })).attempts.map(({ id }) => id);
  const back: number[] = [];
  const forth: number[] = [];
  for (let hasMore = true, before: number | undefined; hasMore; before = back[0]) {
    const page = await store.notebook.page(ada, at, { before, limit: 3 });
    back.unshift(...page.attempts.map(({ id }) => id));
    hasMore = page.hasMore;
  }
  for (let hasMore = true, after = 0; hasMore; after = forth.at(-1) ?? 0) {
    const page = await store.notebook.page(ada, at, { after, limit: 3 });
    forth.push(...page.attempts.map(({ id }) => id));
    hasMore = page.hasMore;
  }
  expect(back).toEqual(all);
  expect(forth).toEqual(all);
  expect(new Set(all).size).toBe(7);
  await store.close();
});

it("keeps the answers of a query step, with what became of them", async () => {
  const store = await openStore();
  const ada = await store.learners.add("Ada");
  const { step } = query;
  await store.notebook.log([answer(ada, "up"), change(ada, { step })]);
  await store.notebook.log([change(ada, { step, verdict: passed })]);
  await store.notebook.log([answer(ada, "up"), change(ada, { step, verdict: passed })]);
  await store.notebook.log([answer(ada, "1")]);
  const { attempts } = await store.notebook.page(ada, query, { limit: 10 });
  expect(attempts).toMatchObject([
    { kind: "answer", expression: "up", verdict: passed },
    { kind: "answer", expression: "up", verdict: passed },
    { kind: "answer", expression: "1", verdict: null },
  ]);
  expect(await store.notebook.counts(ada, at.lab, meantFor)).toEqual({ [query.step]: 3 });
  await store.close();
});

it("shortens what of a learner's own text stands in a verdict, and skips unknown codes", async () => {
  const dataDir = newDataDir();
  const store = await openStore(dataDir);
  const ada = await store.learners.add("Ada");
  const id = await sendFrom(store, ada, at.step);
  const long = { code: "wrong-value", message: "x".repeat(5000), params: {} } as const;
  const verdict = { outcome: "failed", diagnosis: long } as const;
  await store.notebook.log([change(ada, { attemptId: id, verdict })]);
  const read = async () => (await store.notebook.page(ada, at, { limit: 1 })).attempts[0]?.verdict;
  expect((await read())?.diagnosis?.message).toBe(`${"x".repeat(1000)}…`);
  const database = new DatabaseSync(join(dataDir, "scrapelab.db"));
  database.exec("update verdict_changes set verdict = replace(verdict, 'wrong-value', 'no-code')");
  database.close();
  expect(await read()).toBeNull();
  await store.close();
});

it("keeps a verdict that says the same only as the first one on an attempt", async () => {
  const dataDir = newDataDir();
  const store = await openStore(dataDir);
  const ada = await store.learners.add("Ada");
  await store.notebook.log([
    change(ada, { attemptId: 1, isUntouched: true }),
    change(ada, { attemptId: 2 }),
    change(ada, { attemptId: 3 }),
    change(ada, { attemptId: 5, ownAttemptId: 4 }),
    change(ada, { attemptId: 6, ownAttemptId: 4 }),
    change(ada, { attemptId: 7, verdict: passed }),
    change(ada, { attemptId: 8, isUntouched: true }),
  ]);
  await store.close();
  const database = new DatabaseSync(join(dataDir, "scrapelab.db"));
  const rows = database.prepare("select attempt_id from verdict_changes order by id").all();
  database.close();
  expect(rows.map(({ attempt_id }) => attempt_id)).toEqual([2, 4, 7, 8]);
});
