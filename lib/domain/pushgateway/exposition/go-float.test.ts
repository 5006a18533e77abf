import { expect, test } from "vitest";
import { isSameNumber, parseGoFloat } from "./go-float";

test.each([
  ["4", 4],
  ["1.795e+09", 1.795e9],
  [" 8.5 ", 8.5],
  ["+Inf", Number.POSITIVE_INFINITY],
  ["-Inf", Number.NEGATIVE_INFINITY],
  ["NaN", Number.NaN],
  ["", Number.NaN],
  ["abc", Number.NaN],
])("%j is %d", (text, value) => {
  expect(parseGoFloat(text)).toBe(value);
});

test("numbers are the same within the tolerance, and NaN and infinities only as themselves", () => {
  expect(isSameNumber(Number.NaN, Number.NaN)).toBe(true);
  expect(isSameNumber(0, -0)).toBe(true);
  expect(isSameNumber(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(true);
  expect(isSameNumber(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1)).toBe(false);
  expect(isSameNumber(Number.POSITIVE_INFINITY, 1, 1)).toBe(false);
  expect(isSameNumber(Number.NaN, 1, 1)).toBe(false);
  expect(isSameNumber(1, 1 + 1e-10)).toBe(false);
  expect(isSameNumber(1, 1 + 1e-10, 1e-9)).toBe(true);
  expect(isSameNumber(1, 1 + 1e-8, 1e-9)).toBe(false);
});
