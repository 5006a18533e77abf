import { relative } from "node:path";
import { root } from "../setup/command.mjs";

/**
 * @typedef {{file: string, seconds: number}} Timed how long the tests of a file took, one after another
 *
 * @typedef {{file: string, tests: {results: {duration: number}[]}[]}} Spec
 * @typedef {{specs?: Spec[], suites?: Suite[]}} Suite
 */

const shown = 5;

/**
 * The slowest files of a stage, the slowest first, one line each.
 *
 * @param {Timed[]} timed a file may stand there several times
 * @returns {string[]}
 */
export function tellSlowest(timed) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const { file, seconds } of timed) sums.set(file, (sums.get(file) ?? 0) + seconds);
  return [...sums]
    .sort(([, one], [, other]) => other - one)
    .slice(0, shown)
    .map(([file, seconds]) => `${seconds.toFixed(1).padStart(7)} s  ${file}`);
}

/**
 * @param {string} json a report of Vitest's `json` reporter
 * @returns {Timed[]}
 */
export function timeVitest(json) {
  /** @type {{testResults: {name: string, startTime: number, endTime: number}[]}} */
  const { testResults } = JSON.parse(json);
  return testResults.map(({ name, startTime, endTime }) => {
    return { file: relative(root, name), seconds: (endTime - startTime) / 1000 };
  });
}

/**
 * @param {string} json a report of Playwright's `json` reporter
 * @returns {Timed[]}
 */
export function timePlaywright(json) {
  /** @type {{suites: Suite[]}} */
  const { suites } = JSON.parse(json);
  return suites.flatMap(timeSuite);
}

/**
 * @param {Suite} suite
 * @returns {Timed[]}
 */
function timeSuite({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ file, tests }) =>
    tests.flatMap(({ results }) =>
      results.map(({ duration }) => ({ file: `e2e/${file}`, seconds: duration / 1000 })),
    ),
  );
  return [...own, ...suites.flatMap(timeSuite)];
}

/**
 * @param {string} output of the content check, with a line for each case
 * @returns {Timed[]} by step
 */
export function timeCases(output) {
  return [...output.matchAll(/^(?:ok|FAILED) +(\S+) .*\((\d+\.\d) s\)$/gm)].map(
    ([, step = "", seconds]) => ({ file: `content/${step}.replay.yaml`, seconds: Number(seconds) }),
  );
}
