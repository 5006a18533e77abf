import { expect, test } from "vitest";
import { differingLabels, findNearest, isSimilarName } from "./nearest";
import { group, nowMs } from "./testing/observe";

const asked = { job: "a", instance: "i" };
const nearest = (...groups: Parameters<typeof findNearest>[0]) =>
  findNearest(groups, asked, "some_metric_total");

test("nothing that resembles it is nothing", () => {
  expect(nearest()).toBeNull();
  expect(nearest(group(asked, { lunch: "1" }), group({ job: "b" }, {}))).toBeNull();
});

test("fewer differing labels are nearer, whatever the order of the groups", () => {
  const far = group({ job: "b" }, { some_metric_total: "42" });
  const near = group({ job: "a" }, { some_metric_total: "1" });
  expect(nearest(far, near)?.group).toBe(near);
  expect(nearest(near, far)?.group).toBe(near);
});

test("the same name in a neighbouring group is nearer than a similar one in the right group", () => {
  const similar = group(asked, { some_metric: "42" });
  const same = group({ job: "a" }, { some_metric_total: "42" });
  expect(nearest(similar, same)?.group).toBe(same);
  expect(nearest(similar)?.family.name).toBe("some_metric");
});

test("of two alike the one pushed last is meant", () => {
  const older = group({ job: "a" }, { some_metric_total: "42" }, { lastPushAtMs: nowMs - 9000 });
  const newer = group({ job: "b", instance: "i" }, { some_metric_total: "1" });
  expect(nearest(older, newer)?.group).toBe(newer);
  expect(nearest(newer, older)?.group).toBe(newer);
});

test("labels differ by lacking, by being too much or by their value, the job first", () => {
  expect(differingLabels({ b: "1", job: "x", c: "2" }, { d: "1", c: "3", job: "y" })).toEqual([
    { kind: "changed", name: "job", expected: "x", observed: "y" },
    { kind: "missing", name: "b", expected: "1" },
    { kind: "changed", name: "c", expected: "2", observed: "3" },
    { kind: "extra", name: "d", observed: "1" },
  ]);
  expect(differingLabels(asked, { instance: "i", job: "a" })).toEqual([]);
});

test.each([
  ["some_metric_total", "some_metric", true],
  ["backup_duration_seconds", "backup_duration", true],
  ["prometheus_training_labs_completed_total", "prometheus_training_lab_completed_total", true],
  ["backup_files_total", "backup_duration_seconds", false],
  ["some_metric_total", "prometheus_training_labs_completed_total", false],
  ["m", "n", false],
  ["up", "m", false],
])("%s and %s are similar: %s", (a, b, isSimilar) => {
  expect(isSimilarName(a, b)).toBe(isSimilar);
  expect(isSimilarName(b, a)).toBe(isSimilar);
});
