import { expect, test } from "vitest";
import { fillPlaceholders } from "./placeholders";

test("every known placeholder gets the learner's value", () => {
  expect(fillPlaceholders("oc -n <team>-monitoring … <team>", { team: "anna" })).toBe(
    "oc -n anna-monitoring … anna",
  );
});

test("other angle brackets and $ patterns in values stay as they are", () => {
  expect(fillPlaceholders("/job/<JOB_NAME> <team>", { team: "$&" })).toBe("/job/<JOB_NAME> $&");
});
