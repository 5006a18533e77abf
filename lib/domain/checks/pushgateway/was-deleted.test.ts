import { describe, expect, test } from "vitest";
import { judge } from "@/lib/domain/checks/check-kinds";
import {
  both,
  check,
  deletes,
  gone,
  job,
  judged,
  onGateway,
  pushes,
  pushTime,
  seenAfter,
} from "@/lib/domain/checks/testing/delete-scene";
import { group, nowMs, observe, past, reset, restart } from "@/lib/domain/checks/testing/observe";
import { enterLook } from "@/lib/domain/pushgateway/enter-look";
import type { Group } from "@/lib/domain/pushgateway/group";

describe("gone without a DELETE", () => {
  const without = ["failed", "gone-without-delete", "gone-from-gateway"];
  const [first = "", second = ""] = deletes;

  test("a restart or a reset took both, or the one that was left", () => {
    expect(judged(seenAfter([...pushes, restart]))).toEqual(without);
    expect(judged(seenAfter([...pushes, reset]))).toEqual(without);
    const seen = seenAfter([...pushes, first, restart]);
    expect(judged(seen)).toEqual(without);
    expect(judge(check, seen).diagnosis).toMatchObject({
      message: expect.stringContaining('instance="i"}` went with the restart of the gateway'),
      params: { group: '{job="training",instance="i"}' },
    });
  });

  test("what was deleted stays so after a later push and restart", () => {
    expect(judged(seenAfter([...pushes, first, restart, ...pushes, second]))).toEqual([
      "passed",
      null,
      null,
    ]);
    expect(judged(seenAfter([...pushes, ...deletes, ...pushes, restart]))[0]).toBe("passed");
  });

  test("a DELETE before the push deletes nothing of it", () => {
    expect(judged(seenAfter([...deletes, ...pushes, restart]))).toEqual(without);
  });

  test("the pod was deleted from outside", () => {
    expect(judged(seenAfter(pushes, { gateway: { startedAtMs: nowMs - 500 } }))).toEqual(without);
    const queries = { "past-0": pushTime(job), "past-1": pushTime(both), ...gone };
    const gateway = { startedAtMs: nowMs - 500 };
    expect(judged(observe({ queries, gateway }))).toEqual(without);
  });

  test("deleted by another way, while the gateway ran on", () => {
    expect(judged(seenAfter(pushes))).toEqual(["passed", null, null]);
    const { history } = past(...pushes);
    const startedAtMs = nowMs - 20_000;
    const listed = enterLook(history, { groups: onGateway.groups, startedAtMs }, nowMs);
    const missed = enterLook(listed, { groups: [], startedAtMs }, nowMs);
    const gateway = { startedAtMs: nowMs - 500 };
    expect(judged(observe({ queries: gone, gateway, history: missed }))[0]).toBe("passed");
    expect(judged(observe({ queries: gone, gateway, history: listed }))).toEqual(without);
  });

  test("nobody has begun, or the first part is done: nothing is wrong", () => {
    const underWay = (requests: string[], there: { groups: Group[] }) =>
      judge(check, seenAfter(requests, { gateway: there })).diagnosis?.params.isUnderWay ?? false;
    const left = { groups: [group(both, { b: "1" })] };
    expect(underWay(pushes, onGateway)).toBe(true);
    expect(underWay([...pushes, first], left)).toBe(true);
    expect(underWay([...pushes, first, first], left)).toBe(false);
    expect(underWay([...pushes, ...deletes, ...pushes], onGateway)).toBe(false);
  });
});
