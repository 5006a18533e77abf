import { parser } from "@prometheus-io/lezer-promql";
import { expect, test } from "vitest";
import { isKnownTo, promqlFunctions } from "./function-table";
import { aggregations } from "./operator-table";

const names = [...promqlFunctions.keys()];

const isCalled = (name: string) =>
  parser.parse(`${name}()`).topNode.firstChild?.name === "FunctionCall";

test("every function is in the grammar, or of another version", () => {
  expect(names.filter((name) => !isCalled(name))).toEqual(["holt_winters", "max_of", "min_of"]);
});

test("every function of the grammar is in the table", () => {
  const functions = parser.nodeSet.types
    .map(({ name }) => name.replace(/(Dev|Var)$/, (end) => end.toLowerCase()))
    .map((term) =>
      term
        .replace(/(?<!^)([A-Z])/g, "_$1")
        .replace(/_Fn$/, "")
        .toLowerCase(),
    )
    .filter(isCalled);
  expect(functions.length).toBeGreaterThan(85);
  expect(functions.filter((name) => !promqlFunctions.has(name))).toEqual([]);
});

test("every aggregation is in the grammar", () => {
  for (const { name } of aggregations) {
    expect(parser.parse(`${name}(x)`).topNode.firstChild?.name, name).toBe("AggregateExpr");
  }
});

test("each has a signature and a sentence", () => {
  for (const { name, signature, explanation } of promqlFunctions.values()) {
    expect(signature).toMatch(new RegExp(`^${name}\\(.*\\)$`));
    expect(explanation).toMatch(/^[\dA-Za-z].*\.$/);
  }
});

test("versions are compared as numbers", () => {
  const since = { since: "2.9", until: "2.42" };
  expect(isKnownTo(since, "2.8.3")).toBe(false);
  expect(isKnownTo(since, "2.9.0")).toBe(true);
  expect(isKnownTo(since, "2.41.0+ds")).toBe(true);
  expect(isKnownTo(since, "2.42.0+ds")).toBe(false);
  expect(isKnownTo(since, "10.0.0")).toBe(false);
});
