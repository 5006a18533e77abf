import { expect, test } from "vitest";
import { createStandstills } from "./standstill";

const alive = (from: number, to: number) =>
  Array.from({ length: (to - from) / 100 + 1 }, (_, index) => from + index * 100);

test("a deadline is stretched by what the process stood still in it", () => {
  const { beat, stretch } = createStandstills(0);
  for (const atMs of alive(100, 1000)) beat(atMs);
  expect(stretch(1000, 1000)).toBe(1000);
  expect(stretch(1000, 6100)).toBe(1000 + 5000);
  for (const atMs of alive(6200, 7000)) beat(atMs);
  expect(stretch(1000, 7000)).toBe(1000 + 5000);
});

test("and no longer by what was before it", () => {
  const { beat, stretch } = createStandstills(0);
  beat(5100);
  for (const atMs of alive(5200, 6200)) beat(atMs);
  expect(stretch(1000, 6200)).toBe(1000);
  expect(stretch(2000, 6200)).toBe(2000 + 5000);
});

test("of several standstills each counts that reaches into what the others have stretched", () => {
  const { beat, stretch } = createStandstills(0);
  for (const atMs of [2100, 2200, 4300, 4400]) beat(atMs);
  expect(stretch(150, 4400)).toBe(150 + 2000);
  expect(stretch(350, 4400)).toBe(350 + 2000 + 2000);
});
