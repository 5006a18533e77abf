import { expect, test } from "vitest";
import { type Check, checkSchema } from "@/lib/domain/checks/check-kinds";
import { past, restart } from "@/lib/domain/checks/testing/observe";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import { heldNow } from "@/lib/domain/pushgateway/history";
import { createHistory, type TeamHistory } from "./history";
import { attemptBeforeDelete, newestAttempt } from "./newest-attempt";

const put = "PUT /metrics/job/a\nm 1\n";
const remove = "DELETE /metrics/job/a";

const keptIn = (deleted: string[]) => ({
  ofTeam: async () => [...deleted],
  keep: async (_team: string, keys: readonly string[]) => void deleted.push(...keys),
});

function openHistory(stored: Attempt[] = []) {
  let reads = 0;
  const deleted: string[] = [];
  const teamHistory = createHistory(
    {
      attempts: {
        newestOfTeam: async () => {
          reads += 1;
          return [...stored].sort((a, b) => a.id - b.id);
        },
      },
      deletedGroups: keptIn(deleted),
    },
    "ada",
  );
  return { teamHistory, stored, deleted, reads: () => reads };
}
/** Attempts of one request after the other, with the ids 1, 2, …; all of Ada's. */
const attemptsOf = (...requests: Parameters<typeof past>) =>
  past(...requests).attempts.map((each) => {
    const { effect } = each;
    return effect.kind === "delete" ? { ...each, effect: { ...effect, matched: null } } : each;
  });

test("the past is read once and then written on", async () => {
  const [first, second] = attemptsOf(put, remove);
  const { teamHistory, reads } = openHistory(first ? [first] : []);
  expect(heldNow((await teamHistory.past()).history, { job: "a" })?.has("m")).toBe(true);
  if (second) await teamHistory.enter(second);
  const { history, newest, lastId } = await teamHistory.past();
  expect(heldNow(history, { job: "a" })).toBeNull();
  expect(newest?.effect).toMatchObject({ kind: "delete", matched: true });
  expect([lastId, reads()]).toEqual([2, 1]);
});

test("whoever holds a past holds one moment", async () => {
  const [first, second] = attemptsOf(put, remove);
  const { teamHistory } = openHistory(first ? [first] : []);
  const before = await teamHistory.past();
  if (second) await teamHistory.enter(second);
  expect(before.lastId).toBe(1);
  expect(heldNow(before.history, { job: "a" })?.has("m")).toBe(true);
});

test("an attempt that is entered twice counts once", async () => {
  const attempts = attemptsOf(remove, put);
  const { teamHistory } = openHistory(attempts);
  for (const attempt of [...attempts, ...attempts]) await teamHistory.enter(attempt);
  const { history, lastId } = await teamHistory.past();
  expect(heldNow(history, { job: "a" })?.has("m")).toBe(true);
  expect(lastId).toBe(2);
});

test("attempts that are told out of order are folded in order", async () => {
  const [first, second] = attemptsOf(put, remove);
  const { teamHistory, stored } = openHistory();
  await teamHistory.past();
  for (const attempt of [second, first]) {
    if (!attempt) continue;
    stored.push(attempt);
    await teamHistory.enter(attempt);
  }
  const { history, newest } = await teamHistory.past();
  expect(heldNow(history, { job: "a" })).toBeNull();
  expect(newest?.effect).toMatchObject({ kind: "delete", matched: true });
});

test("a burst that is told out of order is read back once", async () => {
  const [newest, ...others] = attemptsOf(...Array.from({ length: 50 }, () => put)).toReversed();
  const { teamHistory, stored, reads } = openHistory();
  await teamHistory.past();
  stored.push(...others.toReversed(), ...(newest ? [newest] : []));
  for (const attempt of newest ? [newest, ...others] : []) await teamHistory.enter(attempt);
  expect((await teamHistory.past()).lastId).toBe(50);
  expect(reads()).toBe(2);
});

/** What a look shows of a gateway that started when told. */
const showing = (startedAtMs: number, ...jobs: string[]) => ({
  groups: jobs.map((job) => ({
    ...{ labels: { job }, families: [], lastPushAtMs: startedAtMs, lastFailureAtMs: null },
    isLastPushSuccessful: true,
  })),
  startedAtMs,
  expositionStatus: 200,
  expositionError: null,
});
let lookedAtMs = 0;
/** Looks, one after the other. */
async function look(teamHistory: TeamHistory, gateway: ReturnType<typeof showing>) {
  lookedAtMs += 1;
  const past = await teamHistory.past();
  return teamHistory.look(gateway, { past, beganMs: lookedAtMs, atMs: lookedAtMs });
}
const keysIn = async (teamHistory: TeamHistory) => [
  ...(await teamHistory.past()).history.deletedGroups.keys(),
];

test("what a look has shown to be deleted stays so when attempts come out of order", async () => {
  const [first, second, third] = attemptsOf(put, put, put);
  const { teamHistory, stored, deleted } = openHistory(first ? [first] : []);
  await look(teamHistory, showing(1, "a", "b", "c"));
  await look(teamHistory, showing(1, "a", "b"));
  for (const attempt of [third, second]) {
    if (!attempt) continue;
    stored.push(attempt);
    await teamHistory.enter(attempt);
  }
  expect(await keysIn(teamHistory)).toEqual(['{job="c"}']);
  // What was listed before is remembered, too.
  await look(teamHistory, showing(1, "a"));
  expect(await keysIn(teamHistory)).toEqual(['{job="c"}', '{job="b"}']);
  expect(deleted).toEqual(['{job="c"}', '{job="b"}']);
});

test("a key once deleted stays so when its DELETE is too long ago to be read back", async () => {
  const attempts = attemptsOf(put, remove, put);
  const before = openHistory([]);
  for (const attempt of attempts) await before.teamHistory.enter(attempt);
  expect(before.deleted).toEqual(['{job="a"}']);
  const { teamHistory, deleted } = openHistory(attempts.slice(2));
  deleted.push(...before.deleted);
  expect(await keysIn(teamHistory)).toEqual(['{job="a"}']);
});

test("a failed read is not remembered", async () => {
  let isBroken = true;
  const teamHistory = createHistory(
    {
      attempts: {
        newestOfTeam: async () => {
          if (isBroken) throw new Error("disk on fire");
          return attemptsOf(put);
        },
      },
      deletedGroups: keptIn([]),
    },
    "ada",
  );
  await expect(teamHistory.past()).rejects.toThrow("fire");
  isBroken = false;
  expect((await teamHistory.past()).lastId).toBe(1);
});

test("a step's newest attempt was sent from it, or from nowhere and is meant for it", async () => {
  const from = (step: string | null) => ({ request: put, step });
  const { teamHistory } = openHistory(attemptsOf(from("a"), from(null), from("b"), restart));
  const team = await teamHistory.past();
  const pushTo = (job: string) =>
    checkSchema.parse({ kind: "push", group: { job }, metric: "files", value: 1 });
  const [check, other] = [pushTo("a"), pushTo("elsewhere")];
  const newest = (step: string, more: { lab?: string; check?: Check } = {}, learner = "ada") =>
    newestAttempt(team, learner, { lab: "demo", step, check, ...more })?.id ?? null;
  expect(newest("a")).toBe(2);
  expect(newest("a", { check: other })).toBe(1);
  expect(newest("b")).toBe(3);
  expect(newest("c")).toBe(2);
  expect(newest("c", { check: other })).toBeNull();
  expect(newest("b", { lab: "other" })).toBe(2);
  expect(newest("b", { lab: "other", check: other })).toBeNull();
  expect(newest("a", {}, "bob")).toBeNull();
  expect(team.newest?.id).toBe(3);
});

test("what was sent before a delete is at hand with it", async () => {
  const from = (request: string, step: string | null) => ({ request, step });
  const before = async (...requests: Parameters<typeof past>) => {
    const { teamHistory } = openHistory(attemptsOf(...requests));
    const pushed = { kind: "push", group: { job: "a" }, metric: "m", value: 1 };
    const at = { lab: "demo", step: "a", check: checkSchema.parse(pushed) };
    return attemptBeforeDelete(await teamHistory.past(), "ada", at)?.id ?? null;
  };
  expect(await before(from(put, "a"), from(remove, "a"), from(remove, "a"))).toBe(1);
  expect(await before(from(put, null), from(put, "a"), from(remove, "a"))).toBe(2);
  expect(await before(from(put, "a"), from(put, null), from(remove, "a"))).toBe(2);
  expect(await before(from(remove, "a"), from(put, "a"))).toBeNull();
  expect(await before(from(remove, "a"))).toBeNull();
});
