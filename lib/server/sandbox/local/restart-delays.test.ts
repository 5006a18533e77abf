import { expect, test } from "vitest";
import { createRestartDelays } from "./restart-delays";

test("each crash within a minute makes the pause longer, and the tenth ends it", () => {
  const delays = createRestartDelays();
  const seen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((atMs) => {
    delays.crashed(atMs);
    return delays.delayMs(atMs);
  });
  expect(seen).toEqual([0, 500, 500, 500, 1000, 1000, 2000, 2000, 5000, null]);
});

test("crashes of more than a minute ago do not count", () => {
  const delays = createRestartDelays();
  for (let atMs = 1; atMs <= 10; atMs += 1) delays.crashed(atMs);
  delays.crashed(61_000);
  expect(delays.delayMs(61_000)).toBe(0);
});

test("nothing is waited for without a crash", () => {
  const delays = createRestartDelays();
  delays.crashed(1);
  delays.clear();
  expect(delays.delayMs(2)).toBe(0);
});
