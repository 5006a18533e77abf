import { afterEach, expect, it, vi } from "vitest";
import { clockSteps, tenthsStepMs } from "./ticker";

it("has one subscription for a step of the clock, whoever asks and however often", () => {
  expect(clockSteps(1000)).toBe(clockSteps(1000));
  expect(clockSteps(1000)).not.toBe(clockSteps(2000));
});

afterEach(() => vi.unstubAllGlobals());

it.each([
  [false, 100],
  [true, 500],
])("counts tenths of a second calmly where motion is reduced: %s", (isReduced, stepMs) => {
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: isReduced && /reduced-motion: reduce/.test(query),
  }));
  expect(tenthsStepMs()).toBe(stepMs);
});
