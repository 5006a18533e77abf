import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { draftOf } from "@/lib/contract/drafts";
import { createLog } from "@/lib/server/log";
import type { Store } from "@/lib/server/store/store";
import { newAttempt } from "@/lib/server/store/testing/new-attempt";
import { openStore } from "@/lib/server/store/testing/open-store";
import { keepLearnersClean } from "./clean-up";
import { createSessions } from "./create-sessions";

const hourMs = 60 * 60 * 1000;
const at = ["pushgateway", "first-push"] as const;
let store: Store;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  store = await openStore();
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
});

function open() {
  const sessions = createSessions({ store, secret: "s".repeat(32), isSecure: false });
  const join = async (name: string) => {
    const { learner, setCookie } = await sessions.join(name);
    return { learner, cookie: setCookie.split(";", 1).join() };
  };
  return {
    sessions,
    join,
    clean: () => sessions.removeUnused(Date.now() - 24 * hourMs, 100, () => undefined),
  };
}
const waitHours = (hours: number) => vi.setSystemTime(Date.now() + hours * hourMs);

it("removes a name that never did anything after a day, from what is kept unsealed too", async () => {
  const { sessions, join, clean } = open();
  const { learner, cookie } = await join("Ada");
  waitHours(23);
  expect(await clean()).toBe(0);
  waitHours(2);
  expect(await clean()).toBe(1);
  expect(await store.learners.find(learner.id)).toBeNull();
  expect(await sessions.learnerOf(cookie)).toBeNull();
  expect((await join("Ada")).learner.team).toBe(learner.team);
});

it("removes a name whose steps were only judged", async () => {
  const { join, clean } = open();
  const { learner } = await join("Ada");
  const [lab, step] = at;
  const verdict = { outcome: "failed", diagnosis: null } as const;
  const judged = { verdict, ownAttemptId: null, isUntouched: false };
  await store.notebook.log([
    { learnerId: learner.id, lab, step, atMs: Date.now(), attemptId: 0, ...judged },
  ]);
  waitHours(25);
  expect(await clean()).toBe(1);
});

it("keeps whoever did anything, however little", async () => {
  const { sessions, join, clean } = open();
  const doings: ((id: string, team: string) => Promise<unknown>)[] = [
    (id, team) => store.attempts.record(newAttempt({ id, name: "x", team })),
    (id) => store.drafts.save(id, ...at, draftOf({ request: { body: "m 1\n" } })),
    (id) => store.answers.saveAnswer(id, ...at, "up"),
    (learnerId) =>
      store.notebook.log([
        { learnerId, lab: at[0], step: at[1], atMs: Date.now(), attemptId: 0, answer: "up" },
      ]),
    (id, team) => sessions.tokens.make({ id, name: "x", team }),
  ];
  for (const [n, act] of doings.entries()) {
    const { learner } = await join(`Doer ${n}`);
    await act(learner.id, learner.team);
  }
  const { learner: none } = await join("None");
  waitHours(100);
  expect(await clean()).toBe(1);
  expect(await store.learners.find(none.id)).toBeNull();
});

it("keeps whoever is there, or was there within the day", async () => {
  const { sessions, join, clean } = open();
  const [reader, watcher] = [await join("Reader"), await join("Watcher")];
  const session = await sessions.sessionOf(watcher.cookie);
  const leave = session ? sessions.attend(session, () => undefined) : () => undefined;
  waitHours(23);
  await sessions.sessionOf(reader.cookie);
  waitHours(23);
  expect(await clean()).toBe(0);
  leave();
  expect(await clean()).toBe(1);
  expect(await store.learners.find(watcher.learner.id)).toBeNull();
});

it("leaves learners from before sessions were kept while their cookies may be good", async () => {
  const { clean } = open();
  await store.learners.add("Ada");
  waitHours(25);
  expect(await clean()).toBe(0);
  waitHours(30 * 24);
  expect(await clean()).toBe(1);
});

it("looks at all of them, however many, and removes as many as it may", async () => {
  const { sessions, join } = open();
  for (let n = 0; n < 250; n += 1) {
    const { learner } = await join(`Name ${n}`);
    if (n % 5 > 0) await store.answers.saveAnswer(learner.id, ...at, "up");
  }
  waitHours(25);
  const removed: (string | null)[] = [];
  const remove = (limit: number) =>
    sessions.removeUnused(Date.now() - 24 * hourMs, limit, ({ team }) => removed.push(team));
  expect([await remove(30), await remove(30), await remove(30)]).toEqual([30, 20, 0]);
  expect(removed).toHaveLength(50);
});

it("forgets sessions whose time is over, whether they were ended or not", async () => {
  const { sessions, join } = open();
  const [ended, kept, late] = [await join("Ada"), await join("Bob"), await join("Eve")];
  for (const { learner } of [ended, kept, late])
    await store.answers.saveAnswer(learner.id, ...at, "up");
  const session = await sessions.sessionOf(ended.cookie);
  await sessions.end(session?.id ?? "");
  expect(await sessions.removeOver(10)).toBe(0);
  expect(await sessions.learnerOf(ended.cookie)).toBeNull();
  waitHours(30 * 24 + 1);
  const fresh = await join("Joe");
  expect([await sessions.removeOver(2), await sessions.removeOver(2)]).toEqual([2, 1]);
  expect(await sessions.removeOver(2)).toBe(0);
  expect(await sessions.learnerOf(fresh.cookie)).toEqual(fresh.learner);
  for (const { cookie } of [ended, kept, late]) expect(await sessions.learnerOf(cookie)).toBeNull();
});

it("cleans at the start, with the sandbox of a name that is gone, and tells the class", async () => {
  const { sessions, join } = open();
  const { learner } = await join("Ada");
  waitHours(25);
  const teams: string[] = [];
  const gone: unknown[] = [];
  const stop = keepLearnersClean({
    ...{ sessions, log: createLog("silent") },
    remove: async (team) => void teams.push(team),
    tell: async (each) => gone.push(each),
  });
  await vi.waitUntil(async () => (await store.learners.find(learner.id)) === null, 100_000);
  expect(teams).toEqual([learner.team]);
  expect(gone).toEqual([{ learnerId: learner.id, workshop: "first" }]);
  stop();
});
