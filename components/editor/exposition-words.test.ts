import { describe, expect, test } from "vitest";
import { suggestAt } from "./exposition-completion";
import type { ExpositionContext } from "./exposition-context";
import { explainAt } from "./exposition-hover";
import { tokensOf } from "./exposition-tokens";

const context: ExpositionContext = {
  group: { job: "backup", zone: "b" },
  groups: [
    {
      labels: { job: "backup" },
      isLastPushSuccessful: true,
      lastPushAtMs: 0,
      lastFailureAtMs: null,
      families: [
        {
          name: "files_total",
          type: "COUNTER",
          help: "Saved `files`.",
          pushedAtMs: 0,
          series: [{ labels: { job: "backup", instance: "", disk: "a" }, value: "1" }],
        },
      ],
    },
  ],
};

describe("the words of a line", () => {
  const words = (line: string) => tokensOf(line).map(({ kind, text }) => `${kind} ${text}`);

  test.each([
    ["# TYPE a counter", ["keyword TYPE", "metric a", "type counter"]],
    ["#TYPE a COUNTER", ["keyword TYPE", "metric a", "type COUNTER"]],
    [" # HELP a What it is.", ["keyword HELP", "metric a", "help What it is."]],
    ["# help", ["keyword help"]],
    ["# a comment", []],
    ["", []],
    ["a 1", ["metric a", "value 1"]],
    ['a{b="c", d = "}"} 2', ["metric a", "label b", "label d", "value 2"]],
    ['a{b="x', ["metric a", "label b"]],
  ])("%j", (line, expected) => {
    expect(words(line)).toEqual(expected);
  });

  test("stand where they are written", () => {
    const line = '  a {b="c",d="e"} 2';
    for (const { text, startColumn, endColumn } of tokensOf(line)) {
      expect(line.slice(startColumn - 1, endColumn - 1)).toBe(text);
    }
  });
});

describe("completion", () => {
  const offered = (before: string, ...others: string[]) =>
    suggestAt(before, others, context).map(({ text }) => text);

  test.each([
    ["", ["# TYPE ", "# HELP ", "files_total"]],
    ["#", ["# TYPE ", "# HELP "]],
    ["# TY", ["# TYPE ", "# HELP "]],
    ["# TYPE ", ["files_total", "mine"]],
    ["# HELP fi", ["files_total", "mine"]],
    ["# TYPE x ", ["counter", "gauge", "histogram", "summary", "untyped"]],
    ["# TYPE x co", ["counter", "gauge", "histogram", "summary", "untyped"]],
    ["fi", ["files_total", "mine"]],
    ["x{", ["disk", "own"]],
    ['x{a="}",', ["disk", "own"]],
    ['x{a="', []],
    ["x ", []],
    ["# HELP x some ", []],
  ])("behind %j", (before, expected) => {
    const others = before === "" ? [] : ['mine{own="1"} 2'];
    expect(offered(before, ...others)).toEqual(expected);
  });

  test("replaces what is begun", () => {
    const [first] = suggestAt(" # TYPE x co", [], context);
    expect(first).toMatchObject({ text: "counter", startColumn: 11 });
  });

  test("says the type that the gateway holds", () => {
    const [first] = suggestAt("f", [], context);
    expect(first).toMatchObject({ text: "files_total", detail: "counter, on the gateway" });
  });
});

describe("hover", () => {
  const told = (line: string, column: number) =>
    explainAt(line, column, context)?.paragraphs.join("\n") ?? null;

  test("says what a type and a keyword is, in whatever case", () => {
    expect(told("# TYPE a counter", 12)).toContain("only grows");
    expect(told("# type a COUNTER", 4)).toContain("in capitals");
    expect(told("# HELP a text", 10)).toBeNull();
  });

  test("says what the gateway holds of a metric", () => {
    expect(told("files_total 1", 3)).toBe(
      'In `{job="backup"}` it is a counter, 1 series. Its help: ``Saved `files`.``',
    );
    expect(told("other 1", 3)).toBe("The gateway holds no `other` now.");
  });

  test("says that the path overwrites a label", () => {
    expect(told('a{zone="c"} 1', 4)).toContain("the path counts");
    expect(told('a{le="1"} 1', 4)).toContain("bucket");
    expect(told('a{b="1"} 1', 4)).not.toContain("path");
  });
});
