import { expect, test } from "vitest";
import { group, nowMs } from "@/lib/domain/checks/testing/observe";
import { findNearest, findNearestGroup } from "./nearest";

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

test("a slip of the pen is nearer than another word, and two slips farther than one word", () => {
  const typo = group({ job: "a", instance: "I" }, { some_metric_total: "42" });
  const other = group({ job: "a", instance: "server" }, { some_metric_total: "42" });
  expect(nearest(other, typo)?.group).toBe(typo);
  const long = { job: "nightly", instance: "first" };
  const twoSlips = group({ job: "nightli", instance: "furst" }, { m: "1" });
  const oneWord = group({ job: "nightly", instance: "server" }, { m: "1" });
  expect(findNearest([twoSlips, oneWord], long, "m")?.group).toBe(oneWord);
});

test("a label under a misspelt name is one difference, not two", () => {
  const misspelt = group({ job: "a", instnace: "i" }, { some_metric_total: "42" });
  const lacking = group({ job: "a" }, { some_metric_total: "42" });
  expect(nearest(lacking, misspelt)?.group).toBe(misspelt);
});

test("the nearest group, whatever it holds", () => {
  const near = group({ job: "a" });
  expect(findNearestGroup([group({ job: "b" }), near], asked)?.labels).toEqual({ job: "a" });
  expect(findNearestGroup([], asked)).toBeNull();
});

test("of two groups equally far, one of the same job is nearer, whatever was pushed last", () => {
  const same = group({ job: "training", instance: "i" }, {}, { lastPushAtMs: nowMs - 9000 });
  const other = group({ job: "my_terminal" });
  for (const groups of [
    [same, other],
    [other, same],
  ]) {
    expect(findNearestGroup(groups, { job: "training" })).toEqual({
      labels: { job: "training", instance: "i" },
      differences: [{ kind: "extra", name: "instance", observed: "i" }],
    });
  }
  const slip = group({ job: "trainnig" });
  expect(findNearestGroup([same, slip], { job: "training" })?.labels).toEqual({ job: "trainnig" });
});
