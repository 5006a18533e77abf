import { expect, test } from "vitest";
import { findChanges } from "./find-changes";

const lines = (text: string) => text.split("");

test.each([
  ["nothing", "abc", "abc", []],
  ["a line that is new", "ac", "abc", [[1, 0, 1, 1]]],
  ["a line that is gone", "abc", "ac", [[1, 1, 1, 0]]],
  ["the last of lines that repeat", "aab", "aaab", [[2, 0, 2, 1]]],
  ["what begins with the block after it", "a{b}{c}", "a{b}{x}{c}", [[5, 0, 5, 3]]],
  ["all of it", "ab", "xy", [[0, 2, 0, 2]]],
])("finds %s, as GNU diff does", (_, left, right, expected) => {
  const found = findChanges(lines(left), lines(right), 0);
  expect(found.map((each) => [each.left, each.removed, each.right, each.added])).toEqual(expected);
});
