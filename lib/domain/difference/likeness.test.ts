import { expect, test } from "vitest";
import { editDistance } from "./edit-distance";
import { describeNameSlip, describeSlip, isSimilarName } from "./likeness";

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
  ["myinstance", "myinstance\n", /a line break/],
  ["myinstance", "\tmyinstance", /a tab/],
  ["myinstance", "myinstance\u200b", /invisible character, U\+200B/],
  ["myinstance", "myinstance\u00a0", /invisible character, U\+00A0/],
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

test.each([
  ["SOME_METRIC_TOTAL", "only upper and lower case differ"],
  ["some_metric", "`_total` is missing at its end"],
  ["some_metric_count", "only its suffix differs"],
  ["Some_Metric", "its suffix differs, and upper and lower case"],
  ["some_metrics_total", "there is one character too many"],
])("some_metric_total written as %s is told", (written, told) => {
  expect(describeNameSlip("some_metric_total", written)).toBe(told);
});

test("a value that was sent in base64, without the sign of it", () => {
  expect(describeSlip("/var/tmp", "L3Zhci90bXA=")).toContain("`@base64`");
  expect(describeSlip("myinstance", "myinstance1")).not.toContain("base64");
});
