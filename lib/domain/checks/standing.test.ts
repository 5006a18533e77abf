import { describe, expect, test } from "vitest";
import { afterwards, group, observe } from "@/lib/domain/testing/observe";
import { asked, check, judged, refused, right, standing } from "@/lib/domain/testing/push-scene";
import { judge } from "./check-kinds";

describe("precedence", () => {
  const poisoned = {
    expositionStatus: 500,
    groups: [
      group({ job: "a" }),
      group({ job: "a", instance: "" }, {}, { isLastPushSuccessful: false }),
    ],
  };
  const down = {
    ok: false,
    error: { kind: "prometheus-unreachable", message: "refused" },
  } as const;

  test("2: a refusal after a right push does not undo it", () => {
    expect(judged(standing(afterwards(refused)))).toEqual(["passed", null, null]);
  });

  test("2: a detour before it does not matter either", () => {
    const detour = afterwards("DELETE /metrics/job/lunch");
    expect(judged(standing(detour))).toEqual(["passed", null, null]);
  });

  test("3: a poisoned gateway is told before a refusal and before the nearest thing", () => {
    const gateway = {
      ...poisoned,
      groups: [...poisoned.groups, group({ job: "training" }, { some_metric_total: "42" })],
    };
    const seen = observe({ gateway, ...afterwards(refused) });
    expect(judged(seen)).toEqual(["failed", "gateway-poisoned", "accepted"]);
    expect(judge(check, seen).diagnosis?.params).toMatchObject({ label: "instance" });
  });

  test("3: a right push on a poisoned gateway is not exposed", () => {
    const gateway = { ...poisoned, groups: [...poisoned.groups, group(asked, right)] };
    expect(judged(standing({ gateway }))).toEqual(["failed", "gateway-poisoned", "exposed"]);
  });

  test("3: a gateway is poisoned without an empty label too", () => {
    const seen = observe({
      gateway: { expositionStatus: 500, groups: [group({ job: "\ufffd" })] },
    });
    expect(judge(check, seen).diagnosis?.message).not.toContain("empty label");
  });

  test("3: a server that is down is told before a refusal and before the nearest thing", () => {
    const gateway = { groups: [group({ job: "training" }, { some_metric_total: "42" })] };
    expect(judged(observe({ gateway, target: down, ...afterwards(refused) }))).toEqual([
      "unknown",
      "prometheus-unreachable",
      "sent",
    ]);
  });

  test("4: the newest refusal is told before the nearest thing", () => {
    const gateway = { groups: [group({ job: "training" }, { some_metric_total: "42" })] };
    expect(judged(observe({ gateway, ...afterwards(refused) }))).toEqual([
      "failed",
      "no-final-newline",
      "accepted",
    ]);
  });

  test("4: an older refusal is not", () => {
    const push = "PUT /metrics/job/training\nsome_metric_total 42\n";
    const gateway = { groups: [group({ job: "training" }, { some_metric_total: "42" })] };
    expect(judged(observe({ gateway, ...afterwards(refused, push) }))).toEqual([
      "failed",
      "missing-group-label",
      "stored",
    ]);
  });

  test("4: a refusal by a poison that is gone says so", () => {
    const answer =
      'pushed metrics are invalid or inconsistent with existing metrics: 2 error(s) occurred:\n* collected metric "push_time_seconds" { … } was collected before with the same name and label values';
    const seen = observe(afterwards({ ...refused, answered: [400, answer] }));
    expect(judged(seen)).toEqual(["failed", "gateway-poisoned", "accepted"]);
    expect(judge(check, seen).diagnosis?.message).toContain("That is over");
  });
});
