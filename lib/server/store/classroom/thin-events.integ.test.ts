import { expect, it } from "vitest";
import { openStore } from "@/lib/server/store/testing/open-store";
import type { NewClassEvent } from "./class-event";

const at = { lab: "demo", step: "push" };

/** Attempts of a learner, of which each second one says something new; one a millisecond. */
function attempts(learnerId: string, from: number, count: number): NewClassEvent[] {
  const data = { attemptId: 1, effect: "put", status: 200, refusal: null, meantFor: [at] };
  return Array.from({ length: count }, (_, i): NewClassEvent[] => {
    const common = { atMs: from + i, learnerId, team: learnerId, ...at };
    const code = i % 4 === 0 ? "wrong-job" : "wrong-value";
    const verdict = {
      outcome: "failed",
      code,
      rung: "as-asked",
      message: `It is ${code}.`,
    } as const;
    const said = { ...common, kind: "verdict", data: verdict } as const;
    return [{ ...common, kind: "attempt", data }, ...(i % 2 === 0 ? [said] : [])];
  }).flat();
}

it("keeps of each learner the newest 5,000 attempts and verdicts, and counts anew to the same", async () => {
  const store = await openStore();
  const [ada, bob] = [await store.learners.add("Ada"), await store.learners.add("Bob")];
  await store.classEvents.append([
    { kind: "opened", atMs: 1, learnerId: ada.id, ...at, data: {} },
    { kind: "passed", atMs: 2, learnerId: ada.id, ...at, data: {} },
    ...attempts(bob.id, 1000, 3),
  ]);
  const countsOf = async () => (await store.classes.snapshot("first"))?.counts ?? [];
  const eventsOf = async (id: string) =>
    (await store.classEvents.since(0, "first", 100_000)).filter(
      ({ learnerId }) => learnerId === id,
    );
  for (let i = 0; i < 10; i += 1) {
    await store.classEvents.append(attempts(ada.id, 1000 + i * 1000, 600));
    await store.classEvents.settled();
  }
  const before = await countsOf();
  expect(before.find(({ learnerId }) => learnerId === ada.id)?.count).toMatchObject({
    ...{ attempts: 6000, openedAtMs: 1, passedAtMs: 2, startedAtMs: 1000 },
  });
  const left = await eventsOf(ada.id);
  expect(left.length).toBeLessThan(6100);
  expect(left.filter(({ kind }) => kind === "thinned")).toHaveLength(1);
  expect(left.slice(0, 2).map(({ kind }) => kind)).toEqual(["opened", "passed"]);
  expect(await eventsOf(bob.id)).toHaveLength(5);
  await store.classes.rebuildCounts();
  expect(await countsOf()).toEqual(before);
  await store.close();
});
