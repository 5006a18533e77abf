import { expect, it } from "vitest";
import { nextCell } from "./next-cell";

const size = { rows: 30, columns: 8, page: 10 };
const press = (key: string, from: [number, number], isFar = false) => {
  const next = nextCell(
    { key, ctrlKey: isFar, metaKey: false },
    { row: from[0], column: from[1] },
    size,
  );
  return next && [next.row, next.column];
};

it("moves by a cell, and stops at the edges, the header above the first row", () => {
  expect(press("ArrowDown", [4, 2])).toEqual([5, 2]);
  expect(press("ArrowUp", [0, 2])).toEqual([-1, 2]);
  expect(press("ArrowUp", [-1, 2])).toEqual([-1, 2]);
  expect(press("ArrowLeft", [4, 0])).toEqual([4, 0]);
  expect(press("ArrowRight", [4, 7])).toEqual([4, 7]);
});

it("moves to the ends of a row, of the grid, and by pages", () => {
  expect(press("Home", [4, 5])).toEqual([4, 0]);
  expect(press("End", [4, 5])).toEqual([4, 7]);
  expect(press("Home", [4, 5], true)).toEqual([0, 0]);
  expect(press("End", [4, 5], true)).toEqual([29, 7]);
  expect(press("PageDown", [25, 5])).toEqual([29, 5]);
  expect(press("PageUp", [4, 5])).toEqual([0, 5]);
});

it("leaves other keys to the page", () => {
  expect(press("j", [4, 5])).toBe(null);
});
