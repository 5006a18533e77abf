import { expect, test } from "vitest";
import { root } from "../setup/command.mjs";
import { tellSlowest, timeCases, timePlaywright, timeVitest } from "./slowest.mjs";

test("the five slowest files are told, the slowest first, each with all its tests", () => {
  const timed = [3, 1, 2, 6, 5, 4].map((seconds) => ({ file: `${seconds}.test.ts`, seconds }));
  expect(tellSlowest([...timed, { file: "1.test.ts", seconds: 9.04 }])).toEqual([
    "   10.0 s  1.test.ts",
    "    6.0 s  6.test.ts",
    "    5.0 s  5.test.ts",
    "    4.0 s  4.test.ts",
    "    3.0 s  3.test.ts",
  ]);
});

test("Vitest tells when a file began and ended", () => {
  const report = {
    testResults: [{ name: `${root}/lib/a.test.ts`, startTime: 1000, endTime: 3500 }],
  };
  expect(timeVitest(JSON.stringify(report))).toEqual([{ file: "lib/a.test.ts", seconds: 2.5 }]);
});

test("Playwright tells of each test, however deep its suite is", () => {
  const spec = (duration: number) => {
    return { file: "join.spec.ts", tests: [{ results: [{ duration }] }] };
  };
  const report = { suites: [{ specs: [spec(1000)], suites: [{ specs: [spec(500)] }] }] };
  expect(timePlaywright(JSON.stringify(report))).toEqual([
    { file: "e2e/join.spec.ts", seconds: 1 },
    { file: "e2e/join.spec.ts", seconds: 0.5 },
  ]);
});

test("the content check tells of each case, by its step", () => {
  const line = "ok     pushgateway/push/first-push  solution (a)  (2.3 s)";
  expect(timeCases(`Replaying.\n${line}\n1 passed, 0 failed`)).toEqual([
    { file: "content/pushgateway/push/first-push.replay.yaml", seconds: 2.3 },
  ]);
});
