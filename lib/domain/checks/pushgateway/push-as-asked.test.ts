import { describe, expect, test } from "vitest";
import { judge } from "@/lib/domain/checks/check-kinds";
import { group, type Metrics, past } from "@/lib/domain/checks/testing/observe";
import {
  asked,
  check,
  judged,
  on,
  right,
  standing,
} from "@/lib/domain/checks/testing/push-observations";

describe("as asked", () => {
  const series = (labels: Record<string, string>, value = "42") => ({
    labels: { ...asked, ...labels },
    value,
  });
  const counter = { type: "COUNTER", help: "Help." } as const;
  test.each([
    ["wrong-value", { ...counter, series: [series({}, "41")] }],
    ["wrong-value", { ...counter, series: [series({}, "NaN")] }],
    ["wrong-value", { ...counter, series: [] }],
    ["wrong-type", { ...counter, type: "GAUGE", series: [series({})] }],
    ["wrong-type", { ...counter, type: "HISTOGRAM", series: [series({})] }],
    ["type-missing", { ...counter, type: "UNTYPED", series: [series({})] }],
    ["extra-label", { ...counter, series: [series({ kind: "a" })] }],
    ["extra-series", { ...counter, series: [series({}), series({ kind: "a" })] }],
  ] as const)("%s: %j", (code, family) => {
    const metrics = { some_metric_total: { ...family, series: [...family.series] } };
    const seen = on(group(asked, metrics));
    expect(judged(seen)).toEqual(["failed", code, "as-asked"]);
    const { diagnosis } = judge(check, seen);
    expect(diagnosis?.expected).toBeTruthy();
    expect(diagnosis?.observed).toBeTruthy();
  });
});

test("a histogram is no single value, whatever its sum", () => {
  const { type: _, ...anyType } = check;
  const metrics = { some_metric_total: { ...right.some_metric_total, type: "HISTOGRAM" as const } };
  expect(judge(anyType, on(group(asked, metrics))).diagnosis).toMatchObject({
    code: "wrong-type",
    message: expect.stringContaining(
      "as a histogram, and a metric with a single value is asked for",
    ),
  });
});

describe("remarks do not keep a step from passing", () => {
  const path = "PUT /metrics/job/training/instance/i\n";
  const remarks = (kind: typeof check, family: Metrics, body = "") => {
    const seen = standing(body === "" ? {} : past(path + body), family);
    const verdict = judge(kind, seen);
    expect(verdict.outcome).toBe("passed");
    return verdict.remarks.map(({ code }) => code);
  };
  const series = [{ labels: asked, value: "42" }];
  test("a missing help, and one that does not begin with the name", () => {
    const family = { some_metric_total: { type: "COUNTER", series } } as const;
    expect(remarks(check, family)).toEqual(["help-missing"]);
    expect(
      remarks(
        check,
        family,
        "# HELP This is help.\n# TYPE some_metric_total counter\nsome_metric_total 42\n",
      ),
    ).toEqual(["help-without-name"]);
    expect(remarks({ ...check, help: false }, family)).toEqual([]);
  });

  test("a _total without a type, where none is asked for", () => {
    const family = { some_metric_total: { help: "Help.", series } };
    expect(remarks({ ...check, type: undefined }, family)).toEqual(["untyped-total"]);
  });

  test("a label in the body that the URL has overwritten", () => {
    const body = '# TYPE some_metric_total counter\nsome_metric_total{job="lunch"} 42\n';
    expect(remarks(check, right, body)).toEqual(["label-overwritten-by-url"]);
  });
});
