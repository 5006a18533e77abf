import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import type { outcomes } from "@/lib/domain/verdict/verdict";
import type { Store } from "@/lib/server/store/store";
import { newAttempt } from "@/lib/server/store/testing/new-attempt";
import { newDataDir, openStore } from "@/lib/server/store/testing/open-store";
import type { NewClassEvent } from "./class-event";

const at = { lab: "pushgateway", step: "first-push" };
const verdictOf = (code: string | null, outcome: (typeof outcomes)[number] = "failed") => ({
  ...{ outcome, code, rung: code && "as-asked", message: code && `It is ${code}.` },
});

/** Attempts, answers and verdicts as learners make them, one a second. */
function happened(learnerIds: readonly string[]): NewClassEvent[] {
  let atMs = 0;
  const told = { attemptId: 1, effect: "put", status: 200, refusal: null };
  return learnerIds.flatMap((learnerId) =>
    ["wrong-job", "wrong-job", null].flatMap((code) => {
      atMs += 1000;
      const common = { atMs, learnerId, team: learnerId, ...at };
      const outcome = code === null ? "passed" : "failed";
      return [
        { ...common, kind: "attempt", data: { ...told, meantFor: [at] } },
        { ...common, kind: "verdict", data: verdictOf(code, outcome) },
        ...(code === null ? [{ ...common, kind: "passed", data: {} } as const] : []),
      ] satisfies NewClassEvent[];
    }),
  );
}

/** When everybody is old enough to be cleaned up. */
const later = Date.now() + 400 * 24 * 60 * 60 * 1000;

const countsOf = async (store: Store) => (await store.classes.snapshot("first"))?.counts ?? [];

it("keeps from when until when steps were closed", async () => {
  const store = await openStore();
  const [one, two] = ["one", "two"].map((step) => ({ lab: "demo", step }));
  if (!one || !two) throw new Error("no steps");
  await store.workshops.change({ closedSteps: [one] }, 10);
  await store.workshops.change({ closedSteps: [one, two] }, 20);
  await store.workshops.change({ closedSteps: [two], state: "paused" }, 30);
  await store.workshops.change({ closedSteps: [one, two], state: "open" }, 40);
  expect(await store.classes.roll("first")).toMatchObject({
    pauses: [{ fromMs: 30, toMs: 40 }],
    closures: [
      { ...one, fromMs: 10, toMs: 30 },
      { ...two, fromMs: 20, toMs: null },
      { ...one, fromMs: 40, toMs: null },
    ],
  });
  await store.close();
});

it("keeps a counter of each step beside the events", async () => {
  const store = await openStore();
  const [ada, bob] = [await store.learners.add("Ada"), await store.learners.add("Bob")];
  const events = await store.classEvents.append(happened([ada.id, bob.id]));
  await store.classEvents.append([
    {
      ...{ kind: "attempt", atMs: 9000, learnerId: bob.id, lab: null, step: null },
      data: {
        ...{ attemptId: 9, effect: "put", status: 200, refusal: null },
        meantFor: [at, { ...at, step: "grouping-key" }],
      },
    },
  ]);
  const snapshot = await store.classes.snapshot("first");
  expect(snapshot).toMatchObject({ workshop: { id: "first" }, pauses: [], help: [], hints: [] });
  expect(snapshot?.lastEventId).toBe((events.at(-1)?.id ?? 0) + 1);
  expect(snapshot?.members.map(({ name, kind }) => [name, kind])).toEqual([
    ["Ada", "learner"],
    ["Bob", "learner"],
  ]);
  const counts = new Map(
    snapshot?.counts.map((each) => [`${each.learnerId} ${each.count.step}`, each.count]),
  );
  expect(counts.get(`${ada.id} first-push`)).toEqual({
    ...{ ...at, attempts: 3, openedAtMs: null, startedAtMs: 1000, lastAttemptAtMs: 3000 },
    ...{ passedAtMs: 3000, outcome: "passed", code: null, rung: null, message: null },
    ...{ codeSinceMs: null, sameCodeAttempts: 0 },
  });
  expect(counts.get(`${bob.id} first-push`)?.attempts).toBe(4);
  expect(counts.get(`${bob.id} grouping-key`)).toMatchObject({ attempts: 1, startedAtMs: 9000 });
  expect(await store.classes.snapshot("another")).toBeNull();
  await store.close();
});

it("counts anew to the same, after an erasure and a thinning too", async () => {
  const dataDir = newDataDir();
  const store = await openStore(dataDir);
  const [ada, bob] = [await store.learners.add("Ada"), await store.learners.add("Bob")];
  await store.classEvents.append(happened([ada.id, bob.id]));
  const many = Array.from({ length: 600 }, () => store.attempts.record(newAttempt(bob)));
  await Promise.all(many);
  expect(await store.learners.removeUnused(ada.id, later)).toMatchObject({ team: "ada" });
  const before = await countsOf(store);
  expect(before.map(({ learnerId }) => learnerId)).toEqual([bob.id]);
  expect(await store.classes.rebuildCounts()).toBe(1);
  expect(await countsOf(store)).toEqual(before);
  const other = new DatabaseSync(join(dataDir, "scrapelab.db"));
  other.exec("update step_counts set attempts = 77, code = 'x'; delete from class_events where 0");
  other.close();
  await store.classes.rebuildCounts();
  expect(await countsOf(store)).toEqual(before);
  await store.close();
});

const passedVerdict = {
  ...{ outcome: "passed" as const, rungs: [], diagnosis: null, alsoWrong: [], remarks: [] },
  ...{ nextScrapeAt: null, checkedAt: new Date(0).toISOString() },
};

it("counts what passed before there were events", async () => {
  const store = await openStore();
  const ada = await store.learners.add("Ada");
  await store.progress.markPassed(ada.id, at.lab, at.step, passedVerdict);
  expect(await store.classes.rebuildCounts()).toBe(1);
  expect(await countsOf(store)).toMatchObject([
    { learnerId: ada.id, count: { attempts: 0, outcome: "passed" } },
  ]);
  await store.close();
});

it("counts a pass whose events were lost, as where the app ends between the two", async () => {
  const store = await openStore();
  const ada = await store.learners.add("Ada");
  await store.classEvents.append(happened([ada.id]).slice(0, -2));
  await store.progress.markPassed(ada.id, at.lab, at.step, passedVerdict);
  expect(await store.classes.rebuildCounts()).toBe(1);
  const [kept] = await countsOf(store);
  expect(kept?.count).toMatchObject({
    ...{ attempts: 3, outcome: "passed", code: null, message: null, sameCodeAttempts: 0 },
    passedAtMs: expect.any(Number),
  });
  await store.close();
});
