import { describe, expect, test } from "vitest";
import { judge } from "@/lib/domain/checks/check-kinds";
import { afterwards, group, nowMs, observe } from "@/lib/domain/checks/testing/observe";
import { asked, check, on, right, standing } from "@/lib/domain/checks/testing/push-observations";

const told = (seen: Parameters<typeof judge>[1]) => {
  const { diagnosis, alsoWrong } = judge(check, seen);
  return [diagnosis?.code, ...alsoWrong.map(({ code }) => code)];
};
const series = (labels: Record<string, string>, value = "42") => [{ labels, value }];

describe("the first on the causal chain is told, and the rest are listed", () => {
  test("label, value and type", () => {
    const metrics = { some_metric_total: { series: series({ job: "training" }, "41") } };
    expect(told(on(group({ job: "training" }, metrics)))).toEqual([
      "missing-group-label",
      "wrong-value",
      "type-missing",
    ]);
  });

  test("two labels and the name", () => {
    const other = { job: "lunch", instance: "j" };
    const metrics = {
      some_metrics_total: { type: "COUNTER" as const, series: series(other) },
    };
    expect(told(on(group(other, metrics)))).toEqual([
      "wrong-job",
      "wrong-label-value",
      "wrong-metric-name",
    ]);
  });

  test("value, type and labels of the right group", () => {
    const metrics = {
      some_metric_total: { type: "GAUGE" as const, series: series({ ...asked, a: "b" }, "41") },
    };
    expect(told(on(group(asked, metrics)))).toEqual(["wrong-value", "wrong-type", "extra-label"]);
  });

  test("a label that stands in the body alone is told once", () => {
    const metrics = { some_metric_total: { type: "COUNTER" as const, series: series(asked) } };
    expect(told(on(group({ job: "training" }, metrics)))).toEqual(["label-in-body-only"]);
  });

  test("labels too many are told once, with all of their names", () => {
    const labels = { ...asked, region: "eu", zone: "1" };
    const metrics = { some_metric_total: { type: "COUNTER" as const, series: series(labels) } };
    const seen = on(group(labels, metrics));
    expect(told(seen)).toEqual(["extra-group-label"]);
    expect(judge(check, seen).diagnosis?.message).toContain("labels `region` and `zone`");
  });

  test("a misspelt label is told once", () => {
    const labels = { job: "training", instnace: "i" };
    const metrics = { some_metric_total: { type: "COUNTER" as const, series: series(labels) } };
    const seen = on(group(labels, metrics));
    expect(told(seen)).toEqual(["missing-group-label"]);
    expect(judge(check, seen).diagnosis?.message).toContain("`instnace`");
  });

  test("what else the body of a refused push has wrong, and its path", () => {
    const request =
      "PUT /metrics/job/training/instance/j\n# TYPE some_metric_total count\nsome_metric_total 42";
    const answer = 'text format parsing error in line 1: unknown metric type "count"';
    const sent = { request, answered: [400, answer] as [number, string], step: "here" };
    expect(told(observe(afterwards(sent)))).toEqual([
      "unknown-type",
      "no-final-newline",
      "wrong-label-value",
    ]);
    const fromElsewhere = { ...sent, step: null };
    expect(told(observe(afterwards(fromElsewhere)))).toEqual(["unknown-type", "no-final-newline"]);
  });
});

test("nothing else is wrong with what passed, waits or is unknown", () => {
  expect(judge(check, standing()).alsoWrong).toEqual([]);
  const waiting = standing({ target: { lastScrapeAtMs: nowMs - 5000 } });
  expect(judge(check, waiting)).toMatchObject({ outcome: "pending", alsoWrong: [] });
  const error = { kind: "timeout", timeoutMs: 3000, service: "pushgateway" } as const;
  const unknown = observe({ gateway: { ok: false, error } });
  expect(judge(check, unknown)).toMatchObject({ outcome: "unknown", alsoWrong: [] });
});

test("a value that was right once says until when, and what changed it", () => {
  const push = (value: number) =>
    `PUT /metrics/job/training/instance/i\n# TYPE some_metric_total counter\nsome_metric_total ${value}\n`;
  const wrong = { some_metric_total: { ...right.some_metric_total, series: series(asked, "41") } };
  const seen = observe({
    gateway: { groups: [group(asked, wrong)] },
    ...afterwards(push(42), push(41)),
  });
  expect(judge(check, seen).diagnosis).toMatchObject({
    code: "wrong-value",
    message: expect.stringMatching(
      /had the right value until \S+T11:59:49Z\. Then `PUT \/metrics.*value 41/,
    ),
  });
  const never = observe({ gateway: { groups: [group(asked, wrong)] }, ...afterwards(push(41)) });
  expect(judge(check, never).diagnosis?.message).not.toContain("right value until");
});

describe("a value that was right once, and has changed more than once since", () => {
  const path = "PUT /metrics/job/training/instance/i";
  const body = (value: number | string) =>
    `# TYPE some_metric_total counter\nsome_metric_total${value}\n`;
  const toldOf = (value: string, ...requests: string[]) => {
    const metrics = {
      some_metric_total: { ...right.some_metric_total, series: series(asked, value) },
    };
    const gateway = { groups: [group(asked, metrics)] };
    return judge(check, observe({ gateway, ...afterwards(...requests) })).diagnosis;
  };

  test("is told as it is now, with the request that made it so", () => {
    const third = `${path.replace("PUT", "POST")}\n${body(" 6")}`;
    const diagnosis = toldOf("6", `${path}\n${body(" 42")}`, `${path}\n${body(" 5")}`, third);
    expect(diagnosis?.observed).toBe("6");
    expect(diagnosis?.message).toMatch(
      /until \S+T11:59:48Z\. Now it has the value 6: `POST \/metrics\/.*` gave it that\.$/,
    );
  });

  test("is told without a request where none is on record", () => {
    const diagnosis = toldOf("7", `${path}\n${body(" 42")}`, `${path}\n${body(" 5")}`);
    expect(diagnosis?.message).toMatch(/until \S+T11:59:49Z, and now it has the value 7\.$/);
  });

  test("was not right where another series had it", () => {
    const diagnosis = toldOf("5", `${path}\n${body('{a="b"} 42')}`, `${path}\n${body(" 5")}`);
    expect(diagnosis?.message).not.toContain("right value until");
  });
});

test("a type that is written, and untyped, is another type and not a missing one", () => {
  const request =
    "PUT /metrics/job/training/instance/i\n# TYPE some_metric_total untyped\nsome_metric_total 42\n";
  const gateway = { groups: [group(asked, { some_metric_total: { series: series(asked) } })] };
  expect(judge(check, observe({ gateway, ...afterwards(request) })).diagnosis).toMatchObject({
    code: "wrong-type",
    message: "`some_metric_total` was pushed as untyped, and a counter is asked for.",
    expected: "counter",
    observed: "untyped",
  });
});

test.each([
  ["# type some_metric_total counter\n", "in capitals"],
  ["# TYPE some_metric counter\n", "names another metric"],
  ["", "gives it one"],
])("why a type is missing: %j", (line, why) => {
  const request = `PUT /metrics/job/training/instance/i\n${line}some_metric_total 42\n`;
  const untyped = { some_metric_total: { series: series(asked) } };
  const seen = observe({
    gateway: { groups: [group(asked, untyped)] },
    ...afterwards(request),
  });
  expect(judge(check, seen).diagnosis).toMatchObject({
    code: "type-missing",
    message: expect.stringContaining(why),
  });
});
