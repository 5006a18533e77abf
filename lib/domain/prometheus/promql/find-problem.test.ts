import { describe, expect, test } from "vitest";
import { findProblem, longestRead } from "./find-problem";

/** The marked text, and the sentence. */
function problemOf(text: string): [string, string] | null {
  const problem = findProblem(text);
  return problem && [text.slice(problem.from, problem.to), problem.message];
}

describe("what the grammar takes", () => {
  test.each([
    "",
    "  \n",
    "# a comment alone",
    "up # and a comment behind",
    "rate(up[5m])",
    "SUM BY (job) (up)",
    "sum(up) by (job,)",
    "time() - push_time_seconds{job='backup'}",
    "up == bool 1",
    'up{job=~"a|b",}',
    "up[5m:1m] offset -1h @ end()",
    "a * on (job) group_left (team) b",
    "`raw \\ text`",
    '"text with \\" and # inside"',
    'up{job="a"} # it\'s',
  ])("%j", (text) => {
    expect(problemOf(text)).toBeNull();
  });

  test("functions of other versions than that of the grammar", () => {
    expect(problemOf("holt_winters(up[5m], 0.5, 0.5)")).toBeNull();
    expect(problemOf("max_of(1, 2)")).toBeNull();
  });

  test("kinds of arguments are left to Prometheus", () => {
    expect(problemOf("rate(up)")).toBeNull();
    expect(problemOf("sum()")).toBeNull();
  });
});

describe("what is not closed", () => {
  test.each([
    ['up{job="a"', '"', "The `{` in column 3 is never closed: `}` is missing."],
    ["rate(up[5m]", "]", "The `(` in column 5 is never closed: `)` is missing."],
    ["rate(up[5m)", ")", "The `[` in column 8 is still open: `]` is missing before this `)`."],
    ["up +\n sum(up", "p", "The `(` in line 2, column 5 is never closed: `)` is missing."],
    ["sum by (job", "b", "The `(` in column 8 is never closed: `)` is missing."],
    ['up{job="a}', '"a}', 'The quote " that opens here is never closed.'],
    ['up{job="a\n"}', '"a', 'The quote " that opens here is never closed.'],
    ['up{job="a\\"}', '"a\\"}', 'The quote " that opens here is never closed.'],
    ["`abc", "`abc", "The backtick that opens here is never closed."],
  ])("%j", (text, marked, message) => {
    expect(problemOf(text)).toEqual([marked, message]);
  });
});

describe("what is missing or too much", () => {
  test.each([
    ["up)", ")", "This `)` closes nothing."],
    ['up{job="a"}}', "}", "This `}` closes nothing."],
    ["* up", "*", "Before `*` an expression is missing."],
    ["up +", "+", "Behind `+` an expression is missing."],
    ["(up and )", ")", "Behind `and` an expression is missing."],
    ["up up", "up", "An operator is missing before `up`."],
    ["1 2", "2", "An operator is missing before `2`."],
    ["sum(up) sum(up)", "sum", "An operator is missing before `sum`."],
    ["topk(3 up)", "up", "A comma or an operator is missing before `up`."],
    ["sum(up,)", ")", "An argument is missing before this `)`."],
    ["up offset", "t", "Behind `offset` a duration is missing, such as 5m."],
    ["up @", "@", "Behind `@` a time is missing: seconds since 1970, `start()` or `end()`."],
    ["up[x]", "x", "A duration is expected here, such as 5m, not `x`."],
    ["sum by (job)", ")", "`sum` lacks what it works on: an expression in parentheses."],
    ["sum by job (up)", "job", "The labels after `by` go in parentheses, separated by commas."],
    ["rate up", "up", "`rate` is a function: what it is applied to goes in parentheses after it."],
    [
      "rate(up[5m]) by (job)",
      "by",
      "`by` belongs to an aggregation, such as sum: it comes after its name or its parentheses.",
    ],
    [
      "up by (job)",
      "by",
      "`by` belongs to an aggregation, such as sum: it comes after its name or its parentheses.",
    ],
  ])("%j", (text, marked, message) => {
    expect(problemOf(text)).toEqual([marked, message]);
  });
});

describe("matchers", () => {
  test.each([
    ["up{job=", "=", "Behind `=` the value is missing, in quotes."],
    ["up{job=}", "}", "Behind `=` the value is missing, in quotes."],
    ["up{job=backup}", "backup", 'The value of a label goes in quotes: "backup".'],
    ["up{job=5}", "5", 'The value of a label goes in quotes: "5".'],
    ['up{a="1" b="2"}', "b", "A comma is missing before `b`."],
    ['up{=~"x"}', "=~", "A label name is expected here, not `=~`."],
    [
      "up{job}",
      "}",
      "Behind the label `job` one of `=`, `!=`, `=~` and `!~` is expected, not `}`.",
    ],
    [
      'up{job=="a"}',
      "==",
      "Behind the label `job` one of `=`, `!=`, `=~` and `!~` is expected, not `==`.",
    ],
  ])("%j", (text, marked, message) => {
    expect(problemOf(text)).toEqual([marked, message]);
  });
});

describe("what PromQL does not know", () => {
  test.each([
    ["foo_bar_baz(up)", "foo_bar_baz", "PromQL has no function `foo_bar_baz`."],
    ["rat(up[5m])", "rat", "PromQL has no function `rat`. Is `rate` meant?"],
    [
      "histogram_quantil(1, x)",
      "histogram_quantil",
      "PromQL has no function `histogram_quantil`. Is `histogram_quantile` meant?",
    ],
    ["up; down", ";", "PromQL has no use for the character `;`."],
    ["up{job=“a”}", "“", "“ is a typographic quote. PromQL takes straight ones: \" or '."],
  ])("%j", (text, marked, message) => {
    expect(problemOf(text)).toEqual([marked, message]);
  });
});

test("a text that is too long is not read", () => {
  expect(findProblem(`${"(".repeat(longestRead)}(`)).toBeNull();
  expect(findProblem("(".repeat(longestRead))).not.toBeNull();
});

test("every text has an answer", () => {
  const parts = [
    "up",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "=",
    '"',
    "'",
    "`",
    ",",
    "5m",
    "by",
    "sum",
    "\n",
    "#",
    "\\",
    "é",
    "𝒳",
    " ",
  ];
  let seed = 1;
  const next = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let round = 0; round < 2000; round += 1) {
    const text = Array.from({ length: next(12) }, () => parts[next(parts.length)]).join("");
    const problem = findProblem(text);
    if (!problem) continue;
    expect(problem.from, text).toBeLessThan(problem.to);
    expect(problem.to, text).toBeLessThanOrEqual(text.length);
    expect(problem.message, text).toMatch(/[.?]$/);
  }
});
