import { describe, expect, test } from "vitest";
import { group, type Metrics, nowMs, past, restart } from "@/lib/domain/checks/testing/observe";
import { enterAttempt, resolveDelete } from "./enter-attempt";
import { enterLook } from "./enter-look";
import type { Group } from "./group";
import {
  emptyHistory,
  type GatewayHistory,
  heldNow,
  keysDeleted,
  lastPushTo,
  lossOf,
  periodsOf,
} from "./history";

const a = { job: "a" };
const startedAtMs = nowMs - 100_000;

/** A group that was pushed to at a second, counted from the start of the gateway. */
const pushed = (second: number, metrics: Metrics, labels = a): Group =>
  group(labels, metrics, { lastPushAtMs: startedAtMs + second * 1000 });

interface Seen {
  groups: Group[];
  /** The second of the look. */
  at: number;
  startedAtMs?: number;
}
const look = (history: GatewayHistory, { groups, at, ...start }: Seen) =>
  enterLook(history, { startedAtMs, groups, ...start }, startedAtMs + at * 1000);
const looks = (...all: Seen[]) => all.reduce(look, emptyHistory());

describe("what came by another way than the app", () => {
  test("is known by what it left behind", () => {
    const history = looks({ at: 2, groups: [pushed(1, { m: "4" })] });
    expect([...(heldNow(history, a)?.keys() ?? [])]).toEqual(["m"]);
    expect(lastPushTo(history, a)).toMatchObject({
      ...{ atMs: startedAtMs + 1000, request: null, families: [{ name: "m" }] },
    });
    expect(history.lastPushAtMs).toBe(startedAtMs + 1000);
  });

  test("and looked at once more, it is the same", () => {
    const seen = [pushed(1, { m: "4" })];
    const history = looks({ at: 2, groups: seen });
    expect(look(history, { at: 3, groups: seen })).toBe(history);
    const again = look(history, { at: 5, groups: [pushed(4, { m: "4" })] });
    expect(periodsOf(again, a)).toHaveLength(1);
    expect(lastPushTo(again, a)?.atMs).toBe(startedAtMs + 4000);
  });

  test("took something away, or put something beside it", () => {
    const both = { at: 2, groups: [pushed(1, { m: "4", n: "5" })] };
    const replaced = looks(both, { at: 4, groups: [pushed(3, { n: "6" })] });
    expect(lossOf(replaced, a, "m")).toMatchObject({ cause: "put", request: null });
    const older = { pushedAtMs: startedAtMs + 1000 };
    const beside = looks(both, { at: 4, groups: [pushed(3, { m: older, n: "6" })] });
    expect(lossOf(beside, a, "m")).toBeNull();
    expect(lastPushTo(beside, a)?.families?.map(({ name }) => name)).toEqual(["n"]);
  });

  test("is remembered by its names alone where it is long, and not at all where it is longer", () => {
    const many = (count: number): Metrics =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`m${i}`, "1"]));
    const long = looks({ at: 2, groups: [pushed(1, many(1001))] });
    expect(heldNow(long, a)?.size).toBe(1001);
    expect(heldNow(long, a)?.get("m7")?.series).toEqual([]);
    expect(heldNow(looks({ at: 2, groups: [pushed(1, many(5001))] }), a)).toBeNull();
  });

  test("deleted what is gone from a gateway that runs on", () => {
    const history = looks({ at: 2, groups: [pushed(1, { m: "4" })] }, { at: 4, groups: [] });
    expect(lossOf(history, a, "m")).toMatchObject({ cause: "delete", request: null });
    expect(keysDeleted(history)).toEqual(['{job="a"}']);
    expect(history.lastLossAtMs).toBeNull();
  });

  test("restarted a gateway that lost what it had", () => {
    const restartedAtMs = startedAtMs + 3000;
    const before = { at: 2, groups: [pushed(1, { m: "4" })] };
    const empty = looks(before, { at: 4, groups: [], startedAtMs: restartedAtMs });
    expect(lossOf(empty, a, "m")).toMatchObject({ cause: "restart", sinceMs: restartedAtMs });
    expect(empty).toMatchObject({ lastLossAtMs: restartedAtMs });
    expect(empty.lostPushAtMs).toBe(startedAtMs + 1000);
    expect(keysDeleted(empty)).toEqual([]);
    const refilled = looks(before, {
      ...{ at: 5, groups: [pushed(4, { m: "4" })], startedAtMs: restartedAtMs },
    });
    expect(periodsOf(refilled, a).map(({ cause }) => cause)).toEqual(["post", "restart", "post"]);
    // One that crashed and kept its groups has lost nothing.
    const kept = looks(before, { ...before, at: 5, startedAtMs: restartedAtMs });
    expect(periodsOf(kept, a)).toHaveLength(1);
    expect(kept.lastLossAtMs).toBeNull();
  });

  test("a push that was refused alone makes a group that holds nothing", () => {
    const refused = group(a, {}, { lastPushAtMs: null });
    const history = looks({ at: 2, groups: [refused] });
    expect(heldNow(history, a)).toBeNull();
    expect(keysDeleted(look(history, { at: 3, groups: [] }))).toEqual([]);
  });
});

describe("what was refused", () => {
  const counted = (
    history: GatewayHistory,
    refused: number | null,
    at: number,
    start = startedAtMs,
  ) => enterLook(history, { groups: [], startedAtMs: start, refused }, startedAtMs + at * 1000);
  const [refusal] = past({ request: "PUT /metrics/job/a\nm 4", answered: [400, "…"] }).attempts;
  if (!refusal) throw new Error("no attempt");

  test("and no attempt tells of is counted from the first look", () => {
    const first = counted(emptyHistory(), 7, 1);
    expect(first.refusals).toMatchObject({ others: 0, newestAtMs: null });
    const own = enterAttempt(first, refusal);
    expect(counted(own, 8, 2).refusals).toMatchObject({ others: 0, newestAtMs: null });
    const other = counted(own, 9, 3);
    expect(other.refusals).toMatchObject({ others: 1, newestAtMs: startedAtMs + 3000 });
    expect(counted(other, 9, 4)).toBe(other);
    expect(counted(other, null, 4)).toBe(other);
    expect(counted(other, 0, 5, startedAtMs + 4000).refusals).toMatchObject({ others: 0 });
  });

  test("and was counted before its answer came is nobody else's", () => {
    const early = counted(counted(emptyHistory(), 0, 1), 1, 2);
    expect(early.refusals?.others).toBe(1);
    expect(counted(enterAttempt(early, refusal), 1, 3).refusals?.others).toBe(0);
  });
});

describe("what is on record", () => {
  const put = "PUT /metrics/job/a\nm 4\n";
  const remove = "DELETE /metrics/job/a";
  const [attempt] = past(put).attempts;
  const [, removal] = past(put, remove).attempts;
  if (!attempt || !removal) throw new Error("no attempts");
  const asAttempted = (at: number) => ({ ...attempt, atMs: startedAtMs + at * 1000 });
  const removed = { ...removal, effect: { kind: "delete", group: a, matched: null } } as const;
  const causes = (history: GatewayHistory) =>
    periodsOf(history, a).map(({ cause, request }) => [cause, request]);

  test("stays as it was sent, when a look shows it", () => {
    const before = enterAttempt(emptyHistory(), asAttempted(1.1));
    const history = look(before, { at: 2, groups: [pushed(1, { m: "4" })] });
    expect(causes(history)).toEqual([["put", "PUT /metrics/job/a"]]);
    expect(lastPushTo(history, a)?.request).toBe("PUT /metrics/job/a");
  });

  test("has its request, where a look has shown it before its answer came", () => {
    const seen = looks({ at: 2, groups: [pushed(1, { m: "4" })] });
    const history = enterAttempt(seen, asAttempted(2.1));
    expect(causes(history)).toEqual([["put", "PUT /metrics/job/a"]]);
    const gone = look(history, { at: 3, groups: [] });
    const late = resolveDelete(gone, { ...removed, atMs: startedAtMs + 3100 });
    expect(late.effect).toMatchObject({ matched: true });
    const later = resolveDelete(gone, { ...removed, atMs: startedAtMs + 60_000 });
    expect(later.effect).toMatchObject({ matched: false });
  });

  test("a DELETE matches what only a look has shown", () => {
    const refused = group(a, {}, { lastPushAtMs: null });
    for (const [seen, deleted] of [
      [pushed(1, { m: "4" }), ['{job="a"}']],
      [refused, []],
    ] as const) {
      const history = looks({ at: 2, groups: [seen] });
      const told = resolveDelete(history, { ...removed, atMs: startedAtMs + 3000 });
      expect(told.effect).toMatchObject({ matched: true });
      const after = enterAttempt(history, told);
      expect(keysDeleted(after)).toEqual(deleted);
      expect(resolveDelete(after, removed).effect).toMatchObject({ matched: false });
    }
  });

  test("and something else came over it", () => {
    const before = enterAttempt(emptyHistory(), asAttempted(1.1));
    const history = look(before, { at: 3, groups: [pushed(2, { m: "5" })] });
    expect(causes(history)).toEqual([
      ["put", "PUT /metrics/job/a"],
      ["post", null],
    ]);
  });

  test("a body that could not be read is what the look shows", () => {
    const unread = {
      ...asAttempted(1.1),
      effect: { kind: "put", group: a, families: null },
    } as const;
    const history = look(enterAttempt(emptyHistory(), unread), {
      ...{ at: 2, groups: [pushed(1, { m: "4" })] },
    });
    expect(heldNow(history, a)?.has("m")).toBe(true);
    expect(periodsOf(history, a).map(({ request }) => request)).not.toContain(null);
  });

  test("tells, where no look has been before, whether what is gone was deleted or lost", () => {
    const before = enterAttempt(emptyHistory(), asAttempted(1));
    expect(lossOf(look(before, { at: 2, groups: [] }), a, "m")?.cause).toBe("delete");
    const restarted = { at: 3, groups: [], startedAtMs: startedAtMs + 2000 };
    expect(lossOf(look(before, restarted), a, "m")?.cause).toBe("restart");
  });

  test("a restart through the app is not told once more", () => {
    const { history } = past(put, restart);
    const seen = look(history, { at: 99, groups: [], startedAtMs: nowMs });
    expect(periodsOf(seen, a).map(({ request }) => request)).toHaveLength(2);
    expect(seen.lastLossAtMs).toBe(history.lastLossAtMs);
  });
});
