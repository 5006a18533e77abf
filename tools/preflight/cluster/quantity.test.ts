import { expect, test } from "vitest";
import { quantity } from "./quantity";

test.each([
  ["2", 2],
  ["500m", 0.5],
  ["1.5Gi", 1.5 * 2 ** 30],
  ["2k", 2000],
  ["", null],
  ["2Xi", null],
  ["many", null],
])("reads %j", (text, number) => {
  expect(quantity(text)).toBe(number);
});
