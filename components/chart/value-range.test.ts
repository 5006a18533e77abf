import { expect, test } from "vitest";
import { valueSteps } from "./value-range";

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
