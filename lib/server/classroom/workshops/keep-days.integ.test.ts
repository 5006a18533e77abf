import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { createSessions } from "@/lib/server/session/create-sessions";
import type { Store } from "@/lib/server/store/store";
import { newAttempt } from "@/lib/server/store/testing/new-attempt";
import { openStore } from "@/lib/server/store/testing/open-store";
import { removeEnded } from "./keep-days";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterEach(() => vi.useRealTimers());
afterAll(() => store.close());

const dayMs = 24 * 60 * 60 * 1000;
const waitDays = (days: number) => vi.setSystemTime(Date.now() + days * dayMs);

it("deletes a workshop with all that belongs to it so many days after its end, and no other", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const sessions = createSessions({ store, secret: "s".repeat(32), isSecure: false });
  const [teams, told]: [string[], string[]] = [[], []];
  const clean = () =>
    removeEnded({
      ...{ store, sessions, keepDays: 90, log: { info: () => undefined, warn: () => undefined } },
      removeTeam: async (team) => void teams.push(team),
      onRemoved: (workshop) => void told.push(workshop),
    });
  const ada = await sessions.join("Ada");
  const { id: learnerId, team } = ada.learner;
  await store.attempts.record(newAttempt(ada.learner));
  await store.classEvents.append([
    { kind: "joined", atMs: 1, learnerId, team, data: { name: "Ada" } },
  ]);
  await store.workshops.begin({ name: "Second", labs: null, joinCode: null }, Date.now());
  const bob = await sessions.join("Bob");
  waitDays(89);
  expect(await clean()).toEqual([]);
  waitDays(2);
  expect(await clean()).toEqual(["first"]);
  expect([teams, told]).toEqual([["ada"], ["first"]]);
  expect((await store.workshops.list()).map(({ name }) => name)).toEqual(["Second"]);
  expect(await store.learners.find(learnerId)).toBeNull();
  expect(await store.attempts.newestOfTeam(team, 10)).toEqual([]);
  expect(await store.classEvents.since(0, "first", 10)).toEqual([]);
  expect(await store.learners.find(bob.learner.id)).toEqual(bob.learner);

  const { id } = await store.workshops.change({ state: "ended" }, Date.now());
  waitDays(91);
  expect(await clean()).toEqual([id]);
  expect(await clean()).toEqual([]);
  expect(await store.learners.find(bob.learner.id)).toBeNull();
  expect(await store.workshops.current()).toMatchObject({ name: "Second", state: "ended" });
});
