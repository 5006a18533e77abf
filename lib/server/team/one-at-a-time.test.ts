import { expect, test } from "vitest";
import { oneAtATime } from "./one-at-a-time";

/** Work that ends when it is told to. */
function work() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const run = oneAtATime(
    async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
      return ends.length;
    },
    () => 1,
  );
  return { run, ends, most: () => most };
}

test("calls during a run share one more, which begins after it", async () => {
  const { run, ends, most } = work();
  const first = run();
  const [second, third] = [run(), run()];
  expect(ends).toHaveLength(1);
  ends[0]?.();
  expect(await first).toBe(1);
  const fourth = run();
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.();
  expect(await Promise.all([second, third, fourth])).toEqual([2, 2, 2]);
  expect(most()).toBe(1);
});

test("a run that fails is told to its own callers alone", async () => {
  let runs = 0;
  const run = oneAtATime(
    async () => {
      runs += 1;
      if (runs === 1) throw new Error("once");
      return runs;
    },
    () => 1,
  );
  const [first, second] = [run(), run()];
  await expect(first).rejects.toThrow("once");
  expect(await second).toBe(2);
  expect(await run()).toBe(3);
});
