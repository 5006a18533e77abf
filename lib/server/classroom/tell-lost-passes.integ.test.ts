import { expect, it } from "vitest";
import { openStore } from "@/lib/server/store/testing/open-store";
import { tellLostPasses } from "./tell-lost-passes";

const at = { lab: "pushgateway", step: "first-push" };
const verdict = {
  ...{ outcome: "passed" as const, rungs: [], diagnosis: null, alsoWrong: [], remarks: [] },
  ...{ nextScrapeAt: null, checkedAt: new Date(0).toISOString() },
};

it("tells the class once of passes that it was not told of", async () => {
  const store = await openStore();
  const { id: learnerId, team } = await store.learners.add("Ada");
  const failed = {
    outcome: "failed",
    code: "wrong-job",
    rung: "as-asked",
    message: "No.",
  } as const;
  const common = { learnerId, team, atMs: 1, ...at };
  await store.classEvents.append([{ ...common, kind: "verdict", data: failed }]);
  expect(await tellLostPasses(store, store.classEvents)).toBe(0);
  for (const step of [at.step, "grouping-key"]) {
    await store.progress.markPassed(learnerId, at.lab, step, verdict);
  }
  expect(await tellLostPasses(store, store.classEvents)).toBe(2);
  expect(await tellLostPasses(store, store.classEvents)).toBe(0);
  const counts = (await store.classes.snapshot("first"))?.counts.map(({ count }) => count);
  expect(counts).toMatchObject([
    { step: "first-push", outcome: "passed", code: null },
    { step: "grouping-key", outcome: "passed", passedAtMs: expect.any(Number) },
  ]);
  const told = await store.classEvents.since(1, "first", 10);
  expect(told.map(({ kind }) => kind)).toEqual(["verdict", "passed", "verdict", "passed"]);
  await store.close();
});
