import { describe, expect, test } from "vitest";
import { judge, neededQueries } from "@/lib/domain/checks/check-kinds";
import type { Observation } from "@/lib/domain/checks/looks";
import {
  afterwards,
  type Changes,
  group,
  nowMs,
  observe,
  reset,
  restart,
  type Sent,
  vector,
} from "@/lib/domain/checks/testing/observe";

const check = { kind: "lost-pod" } as const;
const push = "PUT /metrics/job/lottery\nwinning_number 7\n";
const remove = "DELETE /metrics/job/lottery";
const held = { groups: [group({ job: "lottery" }, { winning_number: "7" })] };
const longAgo = nowMs - 3_600_000;
const justNow = nowMs - 500;

const judged = (seen: Observation) => {
  const verdict = judge(check, seen);
  const rung = verdict.rungs.find(({ state }) => state !== "ok");
  return [verdict.outcome, verdict.diagnosis?.code ?? null, rung?.id ?? null];
};
const seenAfter = (requests: (string | Sent)[], gateway: Changes["gateway"] = {}) =>
  observe({ queries: { past: vector() }, gateway, ...afterwards(...requests) });

test("pushed, then restarted, and empty", () => {
  const verdict = judge(check, seenAfter([push, restart], { startedAtMs: justNow }));
  expect(verdict.outcome).toBe("passed");
  expect(verdict.rungs.map(({ id }) => id).join(" ")).toBe("pushed restarted empty");
  expect(judged(seenAfter([push, reset], { startedAtMs: justNow }))).toEqual([
    "passed",
    null,
    null,
  ]);
});

test("a pod that somebody deletes from outside counts too", () => {
  expect(judged(seenAfter([push], { startedAtMs: justNow }))).toEqual(["passed", null, null]);
  const queries = { past: vector(String(longAgo / 1000)) };
  expect(judged(observe({ queries, gateway: { startedAtMs: justNow } }))).toEqual([
    "passed",
    null,
    null,
  ]);
});

describe("pushed", () => {
  const never = ["failed", "never-pushed", "pushed"];
  test("nothing was ever pushed, restarted or not", () => {
    expect(judged(seenAfter([]))).toEqual(never);
    expect(judged(seenAfter([restart], { startedAtMs: justNow }))).toEqual(never);
    expect(judged(observe({ queries: { past: vector("0") } }))).toEqual(never);
  });

  test("the push was refused", () => {
    const answered: Sent["answered"] = [
      400,
      "text format parsing error in line 1: unexpected end of input stream",
    ];
    const refused = { request: "PUT /metrics/job/lottery\nwinning_number 7", answered };
    expect(judged(seenAfter([refused, restart]))).toEqual(["failed", "no-final-newline", "pushed"]);
  });

  test.each([
    [undefined, "prometheus-unreachable"],
    [{ kind: "timeout", timeoutMs: 3000 }, "timeout"],
  ] as const)("a past that is not known is no missing push: %j", (unknown, code) => {
    expect(judged(observe({ queries: unknown ? { past: unknown } : {} }))).toEqual([
      "unknown",
      code,
      "pushed",
    ]);
  });
});

describe("since the step before it passed", () => {
  const at = nowMs - 11_500;
  /** Requests come a second apart, the last one 11 s ago. */
  const seen = (requests: string[], gateway: Changes["gateway"] = {}) => ({
    ...seenAfter(requests, gateway),
    stepBeforePassedAtMs: at,
  });

  test("an earlier push was for another step", () => {
    const restarted = { startedAtMs: nowMs - 500 };
    for (const requests of [[push], [push, restart], [push, remove, restart]]) {
      const { diagnosis } = judge(check, seen([...requests, remove], restarted));
      expect(diagnosis?.code).toBe("never-pushed");
      expect(diagnosis?.message).toContain("since the step before this one passed");
    }
    const late = { ...seen([push, restart], restarted), stepBeforePassedAtMs: nowMs };
    expect(judged(late)).toEqual(["failed", "never-pushed", "pushed"]);
  });

  test("a push since then and a restart after it pass", () => {
    expect(judged(seen([push, restart], { startedAtMs: justNow }))[1]).toBe("never-pushed");
    const later = { ...seenAfter([push, restart], { startedAtMs: justNow }) };
    expect(judged({ ...later, stepBeforePassedAtMs: nowMs - 60_000 })[0]).toBe("passed");
    const queries = { past: vector(String((nowMs - 5000) / 1000)) };
    const outside = observe({ queries, gateway: { startedAtMs: justNow } });
    expect(judged({ ...outside, stepBeforePassedAtMs: at })[0]).toBe("passed");
    expect(judged({ ...outside, stepBeforePassedAtMs: nowMs - 4000 })[1]).toBe("never-pushed");
  });

  test("a restart before that push lost what was pushed earlier", () => {
    const lost = seenAfter([push, restart, push], held);
    expect(judged({ ...lost, stepBeforePassedAtMs: nowMs - 11_500 })[1]).toBe("not-restarted");
  });
});

describe("restarted", () => {
  const not = ["failed", "not-restarted", "restarted"];
  test("not at all, or before the push", () => {
    expect(judged(seenAfter([push], held))).toEqual(not);
    expect(judged(seenAfter([restart, push], held))).toEqual(not);
  });

  test("deleting the groups is no restart", () => {
    expect(judged(seenAfter([push, remove]))).toEqual(not);
  });

  test("a crash keeps its groups", () => {
    const seen = seenAfter([push], { ...held, startedAtMs: justNow });
    expect(judged(seen)).toEqual(not);
    expect(judge(check, seen).diagnosis?.message).toContain("with what it had before");
  });

  test("a crash of a gateway that is empty anyway loses nothing", () => {
    const seen = seenAfter([push, remove], { startedAtMs: justNow });
    expect(judged(seen)).toEqual(not);
    const { message } = judge(check, seen).diagnosis ?? {};
    expect(message).toContain("no group has been seen that it lost by that");
    expect(message).not.toContain("with what it had before");
  });

  test("a poisoned gateway or a server that is down is told first", () => {
    expect(judged(seenAfter([push], { ...held, expositionStatus: 500 }))).toEqual([
      "failed",
      "gateway-poisoned",
      "restarted",
    ]);
    const error = { kind: "pushgateway-unreachable", message: "refused" } as const;
    expect(judged(seenAfter([push], { ok: false, error }))).toEqual([
      "unknown",
      "pushgateway-unreachable",
      "pushed",
    ]);
  });
});

describe("empty", () => {
  const again = ["failed", "pushed-after-restart", "empty"];
  test("something was pushed since", () => {
    expect(
      judged(seenAfter([push, restart, push], { ...held, startedAtMs: nowMs - 12_000 })),
    ).toEqual(again);
  });

  test("something was pushed since and deleted", () => {
    const seen = seenAfter([push, restart, push, remove], { startedAtMs: nowMs - 13_000 });
    expect(judged(seen)).toEqual(again);
  });

  test("a push that was refused since made a group", () => {
    const refused: Sent = {
      request: "POST /metrics/job/a\nx 1 17\n",
      answered: [400, "pushed metrics are invalid or inconsistent with existing metrics: "],
    };
    const made = { groups: [group({ job: "a" }, {}, { lastPushAtMs: null })] };
    const requests = [push, restart, refused, "DELETE /metrics/job/zzz"];
    const seen = seenAfter(requests, { ...made, startedAtMs: nowMs - 13_000 });
    expect(judged(seen)).toEqual(again);
    expect(judge(check, seen).diagnosis?.message).toContain("a push that it has refused since");
  });

  test("restarted once more after that", () => {
    expect(judged(seenAfter([push, restart, push, restart], { startedAtMs: justNow }))).toEqual([
      "passed",
      null,
      null,
    ]);
  });
});

test("Prometheus is asked only where no push is on record", () => {
  expect(neededQueries(check, observe()).map(({ name }) => name)).toEqual(["past"]);
  expect(neededQueries(check, seenAfter([push]))).toEqual([]);
});
