import { expect, it } from "vitest";
import { newDataDir, openStore } from "./testing/open-store";

it("remembers what was deleted once over a restart, of each team its own", async () => {
  const dataDir = newDataDir();
  const before = await openStore(dataDir);
  const [ada, bob] = [await before.learners.add("Ada"), await before.learners.add("Bob")];
  await before.deletedGroups.keep(ada.team, ["a", "b"]);
  await before.deletedGroups.keep(ada.team, ["b", "c", "x".repeat(2000)]);
  await before.deletedGroups.keep(ada.team, []);
  await before.close();
  const after = await openStore(dataDir);
  expect(await after.deletedGroups.ofTeam(ada.team)).toEqual(["a", "b", "c"]);
  expect(await after.deletedGroups.ofTeam(bob.team)).toEqual([]);
  await after.close();
});

it("keeps the newest thousand of a team", async () => {
  const store = await openStore();
  const { team } = await store.learners.add("Ada");
  const batch = (from: number) => Array.from({ length: 600 }, (_, i) => `key ${from + i}`);
  for (const from of [0, 600, 1200]) await store.deletedGroups.keep(team, batch(from));
  await store.deletedGroups.keep(team, ["newest"]);
  const kept = await store.deletedGroups.ofTeam(team);
  expect(kept).toHaveLength(1000);
  expect(kept).toContain("newest");
  await store.close();
});

it("goes with a name that never did anything", async () => {
  const store = await openStore();
  const { id, team } = await store.learners.add("Ada");
  await store.deletedGroups.keep(team, ["a"]);
  const later = Date.now() + 60 * 24 * 60 * 60 * 1000;
  expect(await store.learners.removeUnused(id, later)).toMatchObject({ team });
  expect(await store.deletedGroups.ofTeam(team)).toEqual([]);
  await store.close();
});
