import { expect, it } from "vitest";
import {
  failing,
  minute,
  newLearner,
  passedStep,
  viewAt,
} from "@/lib/domain/classroom/testing/class-of";
import { learnerRow } from "./board-rows";

const now = 60 * minute;
const one = { lab: "lab", step: "one" };

it("tells the step that somebody went back to, though they began another one after it", () => {
  const again = failing("one", "wrong-job", now, { openedAtMs: 0, startedAtMs: 0 });
  const later = failing("two", "bad-value", now - 10 * minute);
  expect(learnerRow(newLearner("ada", [again, later]), viewAt(now), null).at).toEqual(one);
});

it("tells the step to come where nothing was begun, and none where all have passed", () => {
  const all = ["one", "two", "three", "four"].map((step, i) => passedStep(step, i, i + 1));
  expect(learnerRow(newLearner("ada"), viewAt(now), null).at).toEqual(one);
  expect(learnerRow(newLearner("ada", all), viewAt(now), null).at).toBeNull();
});
