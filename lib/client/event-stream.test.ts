import { expect, it } from "vitest";
import { reconnectDelayMs } from "./event-stream";

it("tries again soon, then less and less often, and never more seldom than every 6 s", () => {
  const delays = [0, 1, 2, 3, 4, 5, 20].map((attempt) => reconnectDelayMs(attempt, () => 0.5));
  expect(delays).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
});

it("spreads the tries of many browsers by a fifth either way", () => {
  expect(reconnectDelayMs(0, () => 0)).toBe(160);
  expect(reconnectDelayMs(0, () => 1)).toBeCloseTo(240);
});
