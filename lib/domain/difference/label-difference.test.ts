import { expect, test } from "vitest";
import { differingLabels, labelDistance } from "./label-difference";

const asked = { job: "a", instance: "i" };

test("labels differ by lacking, by being too much or by their value, the job first", () => {
  expect(differingLabels({ b: "1", job: "x", c: "2" }, { d: "9", c: "3", job: "y" })).toEqual([
    { kind: "changed", name: "job", expected: "x", observed: "y" },
    { kind: "missing", name: "b", expected: "1" },
    { kind: "changed", name: "c", expected: "2", observed: "3" },
    { kind: "extra", name: "d", observed: "9" },
  ]);
  expect(differingLabels(asked, { instance: "i", job: "a" })).toEqual([]);
});

test.each([
  ["instnace", "i"],
  ["Instance", "i"],
  ["instances", "j"],
  ["host", "i"],
])("a missing label that stands there as %s=%s is renamed", (writtenAs, observed) => {
  const renamed = { kind: "renamed", name: "instance", expected: "i", writtenAs, observed };
  expect(differingLabels(asked, { job: "a", [writtenAs]: observed })).toEqual([renamed]);
});

test("what has nothing in common is missing here and too much there", () => {
  expect(differingLabels(asked, { job: "a", region: "eu" }).map(({ kind }) => kind)).toEqual([
    "missing",
    "extra",
  ]);
});

test("one label of an extra pair is meant by one missing label at most", () => {
  const both = { job: "a", instance: "i", host: "i" };
  expect(differingLabels(both, { job: "a", hosts: "i" }).map(({ kind }) => kind)).toEqual([
    "renamed",
    "missing",
  ]);
});

test("distances", () => {
  const distance = (observed: Record<string, string>) =>
    labelDistance(differingLabels(asked, observed));
  expect(distance(asked)).toBe(0);
  expect(distance({ job: "a", instnace: "i" })).toBeLessThan(1);
  expect(distance({ job: "a", host: "i" })).toBe(1);
  expect(distance({ job: "b", instance: "j" })).toBe(2);
  expect(distance({ job: "a", region: "eu" })).toBe(2);
});
