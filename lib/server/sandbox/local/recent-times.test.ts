import { expect, test } from "vitest";
import { createRecentTimes } from "./recent-times";

test("counts what is within the window, up to the most", () => {
  const times = createRecentTimes(60_000, 3);
  expect(times.count(0)).toBe(0);
  times.add(0);
  times.add(30_000);
  expect(times.count(59_999)).toBe(2);
  expect(times.count(60_000)).toBe(1);
  for (let ms = 60_001; ms < 60_101; ms++) times.add(ms);
  expect(times.count(60_101)).toBe(3);
  expect(times.count(130_000)).toBe(0);
});
