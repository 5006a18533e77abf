import { expect, it } from "vitest";
import { parseExposition } from "./exposition/parse-exposition";
import type { Family, Group } from "./group";
import { writeGroup } from "./write-group";

const family = (change: Partial<Family>): Family => ({
  name: "rows_total",
  type: "COUNTER",
  help: 'Rows "written"\nby \\ night',
  pushedAtMs: 1,
  series: [{ labels: { job: "a", instance: "", table: 'x"\\\ny' }, value: "1.5e+09" }],
  ...change,
});
const group = (...families: Family[]): Group => ({
  labels: { job: "a" },
  isLastPushSuccessful: true,
  lastPushAtMs: 1,
  lastFailureAtMs: null,
  families,
});

it("writes what a push of the same would have brought", () => {
  const plain = family({
    name: "m",
    type: "UNTYPED",
    help: null,
    series: [{ labels: { job: "a" }, value: "NaN" }],
  });
  const text = writeGroup(group(family({}), plain)) ?? "";
  expect(text).toBe(
    [
      '# HELP rows_total Rows "written"\\nby \\\\ night',
      "# TYPE rows_total counter",
      'rows_total{table="x\\"\\\\\\ny"} 1.5e+09',
      "# TYPE m untyped",
      "m NaN",
      "",
    ].join("\n"),
  );
  expect(parseExposition(text, { job: "a" }).problems).toEqual([]);
});

it("writes nothing where the list does not tell all, and an empty group as empty", () => {
  expect(writeGroup(group(family({ type: "HISTOGRAM" })))).toBeNull();
  expect(writeGroup(group())).toBe("");
});
