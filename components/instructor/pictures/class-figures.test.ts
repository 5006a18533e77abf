import { expect, it } from "vitest";
import { quantile } from "./class-figures";

it("finds the middle and the quarters of sorted values", () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 4, 5], 0.25)).toBe(2);
  expect(quantile([7], 0.75)).toBe(7);
  expect(quantile([], 0.5)).toBe(null);
});
