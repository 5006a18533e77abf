import { describe, expect, test } from "vitest";
import { judge } from "@/lib/domain/checks/check-kinds";
import {
  afterwards,
  group,
  nowMs,
  observe,
  past,
  reset,
  restart,
} from "@/lib/domain/checks/testing/observe";
import { asked, check, judged, on } from "@/lib/domain/checks/testing/push-observations";

describe("the nearest thing on the gateway", () => {
  const counter = { some_metric_total: "42" };
  test.each([
    ["wrong-job", group({ job: "lunch", instance: "i" }, counter)],
    ["wrong-job", group({ job: "lunch" }, counter)],
    ["missing-group-label", group({ job: "training" }, counter)],
    ["missing-group-label", group({ job: "training", host: "i" }, counter)],
    ["wrong-label-value", group({ ...asked, instance: "j" }, counter)],
    ["extra-group-label", group({ ...asked, region: "eu" }, counter)],
    ["wrong-metric-name", group(asked, { some_metric: "42" })],
    ["missing-group-label", group({ job: "training" }, { some_metric: "42" })],
    ["metric-missing", group(asked, { lunch: "1" })],
    ["metric-missing", group(asked)],
  ])("%s", (code, nearest) => {
    expect(judged(on(nearest))).toEqual(["failed", code, "stored"]);
  });

  test("a label that stands in the body alone", () => {
    const series = [{ labels: asked, value: "42" }];
    expect(judged(on(group({ job: "training" }, { some_metric_total: { series } })))).toEqual([
      "failed",
      "label-in-body-only",
      "stored",
    ]);
  });

  test("a label that stands in the body alone, with another value", () => {
    const series = [{ labels: { ...asked, instance: "other" }, value: "42" }];
    const near = group({ job: "training" }, { some_metric_total: { series } });
    expect(judge(check, on(near)).diagnosis).toMatchObject({
      code: "label-in-body-only",
      message: expect.stringContaining("Its value there, `other`, is not the one"),
    });
  });

  test("an empty value is called empty", () => {
    const near = group({ ...asked, instance: "" }, counter);
    expect(judge(check, on(near)).diagnosis).toMatchObject({
      code: "wrong-label-value",
      message: "The label `instance` of your group is empty.",
    });
  });

  test("is told with expected beside observed, and with the names where they differ too", () => {
    const label = judge(check, on(group({ job: "training" }, counter)));
    expect(label.diagnosis).toMatchObject({
      expected: '{job="training",instance="i"}',
      observed: '{job="training"}',
      params: { label: "instance" },
    });
    const both = judge(check, on(group({ job: "training" }, { some_metric: "42" })));
    expect(both.diagnosis).toMatchObject({
      expected: 'some_metric_total in {job="training",instance="i"}',
      observed: 'some_metric in {job="training"}',
    });
  });

  test("an empty group tells why it is empty", () => {
    const failed = { isLastPushSuccessful: false, lastPushAtMs: null };
    const message = (...args: Parameters<typeof group>) =>
      judge(check, on(group(...args))).diagnosis?.message;
    expect(message(asked)).toContain("without a body");
    expect(message(asked, {}, failed)).toContain("refused");
  });

  test("comes before what is gone since", () => {
    const gone = past(
      "PUT /metrics/job/training/instance/i\nsome_metric_total 42\n",
      "DELETE /metrics/job/training/instance/i",
    );
    const seen = observe({
      gateway: { groups: [group({ job: "training" }, counter)] },
      history: gone.history,
    });
    expect(judged(seen)).toEqual(["failed", "missing-group-label", "stored"]);
  });
});

describe("what is gone since", () => {
  const push = "PUT /metrics/job/training/instance/i\nsome_metric_total 1\n";
  test.each([
    [
      "replaced-by-later-push",
      ["PUT /metrics/job/training/instance/i\nlunch 1\n"],
      [group(asked, { lunch: "1" })],
    ],
    ["deleted-since", ["DELETE /metrics/job/training/instance/i"], []],
    ["gateway-restarted-since", [restart], []],
    ["gateway-restarted-since", [reset], []],
  ])("%s, whatever the value was", (code, later, groups) => {
    const seen = observe({ gateway: { groups }, ...afterwards(push, ...later) });
    expect(judged(seen)).toEqual(["failed", code, "stored"]);
  });

  test("a PUT without metrics empties the group", () => {
    const seen = observe({
      gateway: { groups: [group(asked)] },
      ...afterwards(push, "PUT /metrics/job/training/instance/i\n"),
    });
    expect(judge(check, seen).diagnosis).toMatchObject({
      code: "replaced-by-later-push",
      message: expect.stringContaining("emptied the group"),
    });
  });

  test("lost without a request of the learner's", () => {
    const lost = afterwards(push);
    const gateway = { startedAtMs: nowMs - 100 };
    expect(judged(observe({ gateway, ...lost }))).toEqual([
      "failed",
      "gateway-restarted-since",
      "stored",
    ]);
  });
});

test("a verdict is short, however long what was pushed is", () => {
  const long = "z".repeat(200_000);
  const labels = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`label_${i}`, "1"]));
  const series = [{ labels: { ...asked, ...labels }, value: long }];
  for (const near of [
    group({ ...asked, ...labels, instance: long }, { some_metric_total: { series } }),
    group(asked, { some_metric_total: { series } }),
    group(asked, { [long]: "42" }),
  ]) {
    expect(JSON.stringify(judge(check, on(near))).length).toBeLessThan(6000);
  }
});
