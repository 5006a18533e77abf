import { expect, it, vi } from "vitest";
import { openStore } from "@/lib/server/store/testing/open-store";

const names = Array.from({ length: 12 }, (_, i) => `Learner ${i + 1}`);

it("keeps the order in which learners joined within the same millisecond", async () => {
  vi.setSystemTime(Date.now());
  const store = await openStore();
  const { id: workshop } = await store.workshops.current();
  const ids: string[] = [];
  for (const [i, name] of names.entries()) {
    const wish = {
      name,
      workshop,
      team: "crew",
      listed: ["crew"],
      kind: "learner" as const,
      mayNumber: true,
    };
    if (i === 0) await store.joining.list(["crew"]);
    const joined = i % 2 === 0 ? await store.joining.join(wish) : null;
    const learner = joined?.ok ? joined.value : await store.learners.add(name);
    ids.push(learner.id);
  }
  const snapshot = await store.classes.snapshot(workshop);
  expect(snapshot?.members.map(({ id }) => id)).toEqual(ids);
  const crew = await store.members.team("crew");
  expect(crew.members.map(({ id }) => id)).toEqual(ids.filter((_, i) => i % 2 === 0));
  const reachable = await store.messages.reachable(workshop);
  expect(reachable.map(({ id }) => id)).toEqual(ids);
  vi.useRealTimers();
  await store.close();
});
