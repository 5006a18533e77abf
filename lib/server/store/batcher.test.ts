import { expect, it, vi } from "vitest";
import { createBatcher } from "./batcher";

const never = () => false;

it("hands on together what is added in one turn, and gives each its own outcome", async () => {
  const batches: number[][] = [];
  const batcher = createBatcher(async (items: number[]) => {
    batches.push(items);
    return items.map((item) => item * 10);
  }, never);
  const first = await Promise.all([1, 2, 3].map((item) => batcher.add(item)));
  expect(first).toEqual([10, 20, 30]);
  expect(await batcher.add(4)).toBe(40);
  expect(batches).toEqual([[1, 2, 3], [4]]);
});

it("takes what comes while it is busy", async () => {
  const { promise: gate, resolve: openGate } = Promise.withResolvers<void>();
  const batches: number[][] = [];
  const batcher = createBatcher(async (items: number[]) => {
    batches.push(items);
    if (batches.length === 1) await gate;
    return items;
  }, never);
  const first = batcher.add(1);
  await new Promise((resolve) => setImmediate(resolve));
  const rest = [batcher.add(2), batcher.add(3)];
  openGate();
  expect(await Promise.all([first, ...rest])).toEqual([1, 2, 3]);
  expect(batches).toEqual([[1], [2, 3]]);
});

it("lets one bad item fail alone", async () => {
  const batcher = createBatcher(async (items: string[]) => {
    if (items.includes("bad")) throw new Error("refused");
    return items;
  }, never);
  const outcomes = await Promise.allSettled(["a", "bad", "b"].map((item) => batcher.add(item)));
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

it("splits what is too much for one transaction", async () => {
  const sizes: number[] = [];
  const batcher = createBatcher(async (items: number[]) => {
    sizes.push(items.length);
    return items;
  }, never);
  const all = Array.from({ length: 450 }, (_, index) => index);
  expect(await Promise.all(all.map((item) => batcher.add(item)))).toEqual(all);
  expect(sizes).toEqual([200, 200, 50]);
});

it("tries nothing again that could do no better", async () => {
  const run = vi.fn(() => Promise.reject<string[]>(new Error("disk full")));
  const batcher = createBatcher<string, string>(run, () => true);
  const outcomes = await Promise.allSettled(["a", "b"].map((item) => batcher.add(item)));
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(run).toHaveBeenCalledTimes(1);
});
