import { expect, it } from "vitest";
import { clockSteps } from "./ticker";

it("has one subscription for a step of the clock, whoever asks and however often", () => {
  expect(clockSteps(1000)).toBe(clockSteps(1000));
  expect(clockSteps(1000)).not.toBe(clockSteps(2000));
});
