import { expect, it } from "vitest";
import { gather } from "./gather";

it("hands on a burst in one go, in its order, and what comes later with the next", () => {
  const drawings: (() => void)[] = [];
  const handed: (readonly number[])[] = [];
  const take = gather<number>(
    (items) => handed.push(items),
    (callback) => drawings.push(callback),
  );
  take(1);
  take(2);
  expect(handed).toEqual([]);
  drawings.shift()?.();
  take(3);
  drawings.shift()?.();
  expect(handed).toEqual([[1, 2], [3]]);
  expect(drawings).toEqual([]);
});
