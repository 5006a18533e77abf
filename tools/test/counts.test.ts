import { expect, test } from "vitest";
import {
  countExitCode,
  countLastLine,
  countPlaywright,
  countVitest,
  failClosed,
} from "./counts.mjs";

const passedTest = { status: "passed" };
const failedTest = { status: "failed" };

test("tests are counted, not files", () => {
  const report = {
    numPassedTests: 2,
    numFailedTests: 1,
    testResults: [{ status: "failed", assertionResults: [passedTest, passedTest, failedTest] }],
  };
  expect(countVitest(JSON.stringify(report))).toEqual({ passed: 2, failed: 1 });
});

test("a file that can't be loaded is a failure though no test of it failed", () => {
  const report = {
    numPassedTests: 1,
    numFailedTests: 0,
    testResults: [
      { status: "passed", assertionResults: [passedTest] },
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{ status: "skipped" }] },
    ],
  };
  expect(countVitest(JSON.stringify(report))).toEqual({ passed: 1, failed: 2 });
});

test("an end-to-end test that passes only when repeated is told of, and an error outside of tests has failed", () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 }, errors: [{}] };
  expect(countPlaywright(JSON.stringify(report))).toEqual({ passed: 6, failed: 2, repeated: 1 });
});

test("the last line alone is the sum", () => {
  expect(countLastLine("9 passed, 9 failed\nmore\n12 passed, 1 failed\n")).toEqual({
    passed: 12,
    failed: 1,
  });
  expect(countLastLine("12 passed, 1 failed\nError: it broke\n")).toEqual({ passed: 0, failed: 0 });
});

test("a tool without tests counts as one", () => {
  expect(countExitCode(0)).toEqual({ passed: 1, failed: 0 });
  expect(countExitCode(2)).toEqual({ passed: 0, failed: 1 });
});

test.each([
  { why: "nothing ran", counts: { passed: 0, failed: 0 }, code: 0, failed: 1 },
  { why: "it crashed after its tests", counts: { passed: 4, failed: 0 }, code: 1, failed: 1 },
  { why: "its failures are counted already", counts: { passed: 4, failed: 2 }, code: 1, failed: 2 },
  { why: "all is well", counts: { passed: 4, failed: 0 }, code: 0, failed: 0 },
])("$failed failed where $why", ({ counts, code, failed }) => {
  expect(failClosed(counts, code)).toEqual({ passed: counts.passed, failed });
});
