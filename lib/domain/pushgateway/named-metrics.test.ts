import { expect, test } from "vitest";
import { namedMetrics } from "./named-metrics";

const namesIn = (text: string) => namedMetrics(new TextEncoder().encode(text));

test.each([
  ["some_metric_total 42", ["some_metric_total"]],
  ["# HELP some_metric_total Just one.\n# TYPE up counter\n  up 1", ["some_metric_total", "up"]],
  ['{"some_metric_total": 42}', ["some_metric_total"]],
  ["echo 'some_metric_total 42' | curl", ["echo", "some_metric_total"]],
  ["some_metric_total%2042%0A=", ["some_metric_total"]],
  ['{"some_metric_total",x="1"} 4', ["some_metric_total"]],
  ['"some_metric_total 42\\n"', ["some_metric_total"]],
  ["", []],
  ["42\n\n", []],
])("the names in %j", (body, names) => {
  expect(namesIn(body)).toEqual(names);
});

test("a body of many names, and one of a name without end, are bounded", () => {
  expect(namesIn(Array.from({ length: 500 }, (_, i) => `m_${i} 1\n`).join(""))).toHaveLength(50);
  expect(namesIn(`${"a".repeat(100_000)} 1\n`)).toEqual([]);
});

test.each([
  ["one word", "x"],
  ["carriage returns", "\r"],
  ["line separators", "\u2028"],
  ["blanks", " "],
  ["braces", "{"],
  ["comments", "# TYPE "],
])("ends soon with 64 KiB of %s", (_what, unit) => {
  const body = new TextEncoder().encode(unit.repeat(70_000));
  expect(namedMetrics(body).length).toBeLessThan(2);
});
