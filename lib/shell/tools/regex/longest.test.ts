import { expect, test } from "vitest";
import { compilePosix } from "./compile";

test.each([
  ["(a|ab)(c|bcd)", "abcd", ["abcd", "a", "bcd"]],
  ["foo|foobar", "a foobar", ["foobar"]],
  ["[a-z]+|[a-z]+[0-9]", "one1", ["one1"]],
  ["a*(ab)?", "aab", ["aab", "ab"]],
  ["(a|ab|aba)+", "ababab!", ["ababab", "ab"]],
  ["(x|xy)*", "xyxyy", ["xyxy", "xy"]],
  ["(?:a|ab)$", "xab", ["ab"]],
  ["ü|üü", "äüüö", ["üü"]],
  ["a|b", "c", null],
])("%s in %s", (source, text, expected) => {
  const found = compilePosix(source, "u").exec(text);
  expect(found && [...found]).toEqual(expected);
});

test("goes on behind what it has found", () => {
  const regex = compilePosix("a|ab|(c)?d", "gu");
  expect([..."ab a abd cd".matchAll(regex)].map(([text]) => text)).toEqual([
    "ab",
    "a",
    "ab",
    "d",
    "cd",
  ]);
  expect("ab a".replace(regex, "<$&>")).toBe("<ab> <a>");
  expect("1ab2a3".split(compilePosix("a|ab", "u"))).toEqual(["1", "2", "3"]);
});
