import { expect, test } from "vitest";
import { valueRange, valueSteps } from "./value-range";

const line = (...drawn: number[]) => ({ name: "a", drawn, texts: drawn.map(String), odd: [] });

test("an axis of counts has whole numbers alone", () => {
  const steps = valueSteps({ series: [line(0, 1)], isCount: true }) ?? [];
  expect(steps.slice(0, 4)).toEqual([1, 2, 5, 10]);
  expect(steps.every(Number.isInteger)).toBe(true);
});

test("other values leave their steps to the library, unless they are beyond those that it has", () => {
  expect(valueSteps({ series: [line(0, 1)] })).toBeUndefined();
  expect(valueSteps({ series: [line(0, 1e40)] })?.at(-1)).toBeGreaterThan(1e300);
});

test("where all is zero the axis begins there", () => {
  expect(valueRange(0, 0)).toEqual([0, 1]);
  expect(valueRange(2, 2)).toEqual([1.8, 2.2]);
});
