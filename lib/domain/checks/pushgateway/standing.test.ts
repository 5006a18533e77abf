import { describe, expect, test } from "vitest";
import { judge } from "@/lib/domain/checks/check-kinds";
import { afterwards, group, observe } from "@/lib/domain/checks/testing/observe";
import {
  asked,
  check,
  judged,
  refused,
  right,
  standing,
} from "@/lib/domain/checks/testing/push-observations";
import type { Group } from "@/lib/domain/pushgateway/group";

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

  test("4: a refusal of the app itself is not laid to the gateway", () => {
    const answered: [number, string] = [507, "It holds 500 groups, and 500 is the most."];
    const seen = observe(afterwards({ request: "PUT /metrics/job/a\nm 1\n", answered }));
    expect(judged(seen)).toEqual(["failed", "other-rejection", "accepted"]);
    const { diagnosis, rungs } = judge(check, seen);
    expect(diagnosis?.message).toContain("would have held more than it may");
    expect(rungs[1]?.evidence).toBe("This app answered 507 to PUT /metrics/job/a.");
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
});

const inconsistent = (what: string) =>
  `pushed metrics are invalid or inconsistent with existing metrics: collected metric ${what}`;

describe("a refusal whose cause is gone", () => {
  const poisoned = inconsistent(
    '"push_time_seconds" { … } was collected before with the same name and label values',
  );
  const toldOf = (request: string, answer: string, ...groups: Group[]) => {
    const answered: [number, string] = [400, answer];
    const seen = observe({ gateway: { groups }, ...afterwards({ request, answered }) });
    expect(judged(seen)).toContain("accepted");
    return judge(check, seen).diagnosis;
  };

  test("a poison that another group brought", () => {
    const diagnosis = toldOf("POST /metrics/job/training\nm 1\n", poisoned);
    expect(diagnosis).toMatchObject({ code: "gateway-poisoned" });
    expect(diagnosis?.message).toContain("That is over");
    expect(diagnosis?.message).toContain("send it again");
  });

  test.each([
    ["/metrics/job/training/instance/", "is empty", "a value for the label instance"],
    ["/metrics/job/training/instance@base64/=", "is empty", "a value for the label instance"],
    ["/metrics/job/%ff", "is not UTF-8 text: in a path, a %", "UTF-8 text for the label job"],
    ["/metrics/job@base64/_w", "decoded", "UTF-8 text for the label job"],
  ])("a poison of its own is never to be sent again: %s", (path, why, expected) => {
    const diagnosis = toldOf(`POST ${path}\nm 1\n`, poisoned);
    expect(diagnosis).toMatchObject({ code: "gateway-poisoned", expected });
    expect(diagnosis?.message).toContain(why);
    expect(diagnosis?.message).not.toContain("send it again");
  });

  const push = "POST /metrics/job/training\n# TYPE m gauge\nm 1\n";
  const conflict = inconsistent('"m" { … } is not a GAUGE');

  test("another type, told of the group that has it now, or as what is over", () => {
    const counter = { m: { type: "COUNTER" as const } };
    expect(toldOf(push, conflict, group({ job: "a" }, counter))).toMatchObject({
      code: "type-conflict",
      message: expect.stringContaining('`m` is a counter in the group `{job="a"}`'),
      expected: "one type of m in all groups",
      observed: 'counter in {job="a"}, gauge in what you sent',
    });
    for (const groups of [[], [group({ job: "a" }, { m: { type: "GAUGE" } })]]) {
      expect(toldOf(push, conflict, ...groups)).toMatchObject({
        code: "type-conflict",
        message: expect.stringMatching(/^When you sent this, .* `m` .*That is over/),
      });
    }
  });

  test("another type, also after the group that had it was deleted", () => {
    const sent = { request: push, answered: [400, conflict] as [number, string] };
    const judgedAfter = (...requests: string[]) =>
      judge(check, observe(afterwards(sent, ...requests)));
    const { diagnosis, rungs } = judgedAfter("DELETE /metrics/job/a", "DELETE /metrics/job/b");
    expect(diagnosis?.code).toBe("type-conflict");
    expect(diagnosis?.message).toContain("not stored: send it again.");
    expect(rungs.find(({ state }) => state === "broken")?.id).toBe("accepted");
    const deleted = "DELETE /metrics/job/training/instance/i";
    expect(judgedAfter(deleted).diagnosis?.code).not.toBe("type-conflict");
    const other = "PUT /metrics/job/other\nx 1\n";
    expect(judgedAfter(other, "DELETE /metrics/job/a").diagnosis?.code).not.toBe("type-conflict");
  });

  test("a name that belongs to a summary of another group", () => {
    const answer = inconsistent(
      'named "m_sum" collides with previously collected summary named "m"',
    );
    const request = "POST /metrics/job/training\nm_sum 1\n";
    const summary = group({ job: "a" }, { m: { type: "SUMMARY" } });
    const told = toldOf(request, answer, summary)?.message;
    expect(told).toContain('`m` in the group `{job="a"}` claim the same name');
    expect(told).toContain("Delete that group first");
    expect(toldOf(request, answer)?.message).toContain("That is over");
  });

  test("a summary whose name begins one of another group", () => {
    const answer = inconsistent(
      'named "m" collides with previously collected metric named "m_sum"',
    );
    const request = "POST /metrics/job/training\n# TYPE m summary\nm_sum 1\nm_count 1\n";
    const told = toldOf(request, answer, group({ job: "a" }, { m_sum: "1" }))?.message;
    expect(told).toContain("what has passed stays passed.");
  });

  test("the same series in another group", () => {
    const answer = inconsistent(
      '"m" { … } was collected before with the same name and label values',
    );
    const request = 'POST /metrics/job/training\nm{instance="i"} 4\n';
    expect(toldOf(request, answer, group(asked, { m: "1" }))?.message).toContain(
      'The group `{job="training",instance="i"}` already holds',
    );
    const others = group({ ...asked, instance: "j" }, { m: "1" });
    expect(toldOf(request, answer, others)).toMatchObject({
      code: "duplicate-sample",
      message: expect.stringContaining("That is over"),
    });
  });

  test("what the body itself or the gateway's own metrics contradict is never over", () => {
    const twice = inconsistent(
      '"m" { … } was collected before with the same name and label values',
    );
    expect(toldOf("POST /metrics/job/a\nm 1\nm 2\n", twice)?.message).not.toContain("over");
    const own =
      "pushed metrics are invalid or inconsistent with existing metrics: gathered metric family go_new has type GAUGE but should have COUNTER";
    expect(toldOf("POST /metrics/job/a\ngo_new 1\n", own)?.message).not.toContain("over");
  });
});
