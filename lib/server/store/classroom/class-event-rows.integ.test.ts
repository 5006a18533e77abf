import { afterAll, beforeAll, expect, it } from "vitest";
import type { Learner } from "@/lib/contract/session";
import type { Store } from "@/lib/server/store/store";
import { openStore } from "@/lib/server/store/testing/open-store";

let store: Store;
let ada: Learner;
beforeAll(async () => {
  store = await openStore();
  ada = await store.learners.add("Ada");
});
afterAll(() => store.close());

it("gives events back by growing ids, as they were told", async () => {
  const { id: learnerId, team } = ada;
  const place = { lab: "pushgateway", step: "first-push" };
  const verdict = {
    outcome: "failed",
    code: "wrong-job",
    rung: "as-asked",
    message: "No.",
  } as const;
  const [joined, judged] = await store.classEvents.append([
    { kind: "joined", atMs: 1, learnerId, team, data: { name: "Ada" } },
    { kind: "verdict", atMs: 2, learnerId, team, ...place, data: verdict },
  ]);
  expect(judged?.id).toBeGreaterThan(joined?.id ?? 0);
  expect(judged).toEqual({
    ...{ id: judged?.id, workshop: "first", kind: "verdict", atMs: 2, learnerId, team },
    ...{ ...place, author: null, data: verdict },
  });
  expect(await store.classEvents.since(0, "first", 10)).toEqual([joined, judged]);
  expect(await store.classEvents.since(joined?.id ?? 0, "first", 10)).toEqual([judged]);
  expect(await store.classEvents.since(0, "first", 1)).toEqual([joined]);
  expect(await store.classEvents.since(0, "another", 10)).toEqual([]);
  expect(await store.classEvents.lastId("first")).toBe(judged?.id);
});

it("appends nothing about who is gone, and what belongs to a workshop without anybody", async () => {
  const appended = await store.classEvents.append([
    { kind: "left", atMs: 3, learnerId: "gone", data: {} },
    { kind: "removed", atMs: 4, learnerId: "gone", workshop: "first", data: {} },
  ]);
  expect(appended).toMatchObject([{ kind: "removed", learnerId: "gone", workshop: "first" }]);
});
