import { expect, it } from "vitest";
import { countedMs, isClassOpen, lastResumedMs } from "./counted-time";
import { slowAfterMs, timeOnStepMs, timesOnStepMs } from "./step-time";
import { minute, newLearner, newStep, passedStep, places, timesAt } from "./testing/class-of";

const gap = (fromMs: number, toMs: number | null) => ({ fromMs, toMs });

it.each([
  ["no gap", [], 100],
  ["one inside", [gap(10, 30)], 80],
  ["one that overlaps the start", [gap(-50, 30)], 70],
  ["one that goes on", [gap(60, null)], 60],
  ["one outside", [gap(100, 200), gap(-9, 0)], 100],
  ["some that overlap one another", [gap(40, 60), gap(10, 50), gap(20, 30)], 50],
  ["all of it", [gap(-1, null)], 0],
])("counts the time without %s", (_, gaps, counted) => {
  expect(countedMs(0, 100, gaps)).toBe(counted);
});

it("counts nothing backwards", () => {
  expect(countedMs(10, 5, [])).toBe(0);
});

it("knows when a class is at work", () => {
  expect(isClassOpen(timesAt(5))).toBe(true);
  expect(isClassOpen(timesAt(5, { pauses: [gap(1, 4)] }))).toBe(true);
  expect(isClassOpen(timesAt(5, { pauses: [gap(1, 4), gap(5, null)] }))).toBe(false);
  expect(isClassOpen(timesAt(5, { endedAtMs: 5 }))).toBe(false);
  expect(isClassOpen(timesAt(5, { openedAtMs: 6 }))).toBe(false);
  expect(lastResumedMs(timesAt(9, { openedAtMs: 2, pauses: [gap(3, 4), gap(6, 8)] }))).toBe(8);
  expect(lastResumedMs(timesAt(9, { openedAtMs: 2, pauses: [gap(5, null)] }))).toBe(2);
});

it("measures the time on a step from the step before, without pauses and time out of sight", () => {
  const steps = [passedStep("one", 0, 10 * minute), passedStep("two", 5 * minute, 20 * minute)];
  const hidden = [gap(12 * minute, 13 * minute)];
  const learner = newLearner("ada", steps, { hidden });
  const times = timesAt(30 * minute, { pauses: [gap(14 * minute, 16 * minute)] });
  expect(timeOnStepMs(learner, places, 0, times)).toBe(10 * minute);
  expect(timeOnStepMs(learner, places, 1, times)).toBe(7 * minute);
  expect(timeOnStepMs(learner, places, 2, times)).toBeNull();
  expect(timeOnStepMs(learner, places, 9, times)).toBeNull();
});

it("measures no time in which the step was closed, and nothing of another step that was", () => {
  const learner = newLearner("ada", [passedStep("one", 0, 10 * minute)]);
  const closed = (step: string) => ({ lab: "lab", step, ...gap(2 * minute, 5 * minute) });
  const timeBeside = (step: string) =>
    timeOnStepMs(learner, places, 0, timesAt(30 * minute, { closures: [closed(step)] }));
  expect(timeBeside("one")).toBe(7 * minute);
  expect(timeBeside("two")).toBe(10 * minute);
});

it("measures no time where the step before passed later, and from no other lab's step", () => {
  const backwards = newLearner("ada", [passedStep("one", 0, 9), passedStep("two", 0, 5)]);
  expect(timeOnStepMs(backwards, places, 1, timesAt(20))).toBeNull();
  const twoLabs = [places[0] ?? { lab: "", step: "" }, { lab: "other", step: "x" }];
  const other = { ...newStep("x", { openedAtMs: 3, passedAtMs: 5 }), lab: "other" };
  const learner = newLearner("ada", [passedStep("one", 0, 9), other]);
  expect(timeOnStepMs(learner, twoLabs, 1, timesAt(20))).toBe(2);
});

it("compares with those who count alone", () => {
  const steps = [passedStep("one", 0, 10)];
  const class2 = [newLearner("ada", steps), newLearner("bob", steps, { isCounted: false })];
  expect(timesOnStepMs(class2, places, 0, timesAt(20))).toEqual([10]);
});

it.each([
  ["fewer than five passed it", [9, 9, 9, 9], null],
  ["all are quick: three minutes", [1, 1, 1, 1, 1], 3],
  ["all take the same", [6, 6, 6, 6, 6], 6],
  ["they differ", [4, 5, 6, 7, 8], 6 + 3 * 1.4826],
  ["one took very long, which changes little", [4, 5, 6, 7, 800], 6 + 3 * 1.4826],
])("is slow where %s", (_, minutes, limit) => {
  const found = slowAfterMs(minutes.map((each) => each * minute));
  if (limit === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(limit * minute, 3);
});
