import { expect, test } from "vitest";
import { editDistance } from "./edit-distance";
import { describeSlip, isSimilarName } from "./likeness";

test.each([
  ["some_metric_total", "some_metric", true],
  ["backup_duration_seconds", "backup_duration", true],
  ["prometheus_training_labs_completed_total", "prometheus_training_lab_completed_total", true],
  ["backup_files_total", "backup_duration_seconds", false],
  ["some_metric_total", "prometheus_training_labs_completed_total", false],
  ["m", "n", false],
  ["up", "m", false],
])("%s and %s are similar: %s", (a, b, isSimilar) => {
  expect(isSimilarName(a, b)).toBe(isSimilar);
  expect(isSimilarName(b, a)).toBe(isSimilar);
});

test.each([
  ["instance", "instnace", 1],
  ["kitten", "sitting", 3],
  ["", "abc", 3],
  ["ab", "ba", 1],
  ["same", "same", 0],
])("%s is %s after %d edits", (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
  expect(editDistance(b, a)).toBe(edits);
});

test.each([
  ["myinstance", "MyInstance", /case/],
  ["myinstance", "myinstance ", /space/],
  ["myinstance", '"myinstance"', /quotes/],
  ["prometheus_training", "prometheus-training", /joined/],
  ["myinstance", "myinstence", /one character differs/],
  ["backup", "backups", /one character too many/],
  ["myinstance", "myinstnce", /one character is missing/],
  ["myinstance", "myinstnace", /two characters are swapped/],
  ["prometheus_training", "promethues_trainng", /few characters/],
])("%s written as %s is told", (asked, written, told) => {
  expect(describeSlip(asked, written)).toMatch(told);
});

test.each([
  ["myinstance", "server"],
  ["a", "b"],
  ["1", "2"],
])("%s and %s are just different", (asked, written) => {
  expect(describeSlip(asked, written)).toBeNull();
});
