import { parser } from "@prometheus-io/lezer-promql";
import { expect, test } from "vitest";
import { isKnownTo, promqlFunctions } from "./function-table";
import { aggregations } from "./operator-table";

const names = [...promqlFunctions.keys()];

test("every function is in the grammar, or of another version", () => {
  const unknown = names.filter((name) => {
    const call = parser.parse(`${name}()`).topNode.firstChild;
    return call?.name !== "FunctionCall";
  });
  expect(unknown).toEqual(["holt_winters", "max_of", "min_of"]);
});

test("every function of the grammar is in the table", () => {
  const snake = (term: string) =>
    term
      .replace(/StdDev/, "Stddev")
      .replace(/StdVar/, "Stdvar")
      .replace(/(?<!^)([A-Z])/g, "_$1")
      .toLowerCase();
  const known = new Set([...names, ...names.map((name) => `${name}_fn`)]);
  const inGrammar = parser.nodeSet.types.map(({ name }) => name);
  const from = inGrammar.indexOf("FunctionIdentifier");
  const to = inGrammar.indexOf("FunctionCallBody");
  const functions = inGrammar.slice(from + 1, to);
  expect(functions.length).toBeGreaterThan(80);
  expect(functions.filter((term) => !known.has(snake(term)))).toEqual([]);
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
