/**
 * @typedef {{passed: number, failed: number}} Counts
 * @typedef {Counts & {repeated?: number}} StageCounts `repeated` passed at their second run alone
 */

/**
 * Nothing that ran, and nothing that crashed, may look like a success: if no failure is counted though the
 * exit code tells of one, or if nothing was counted at all, that is one failure.
 *
 * @param {Counts} counts
 * @param {number} code
 * @returns {Counts}
 */
export function failClosed({ passed, failed }, code) {
  const isSilent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: isSilent ? 1 : failed };
}

/**
 * Counts a report of Vitest's `json` reporter. A file that could not even be loaded has no failed test,
 * and counts as one.
 *
 * @param {string} json
 * @returns {Counts}
 */
export function countVitest(json) {
  /** @type {{numPassedTests: number, numFailedTests: number, testResults: {status: string, assertionResults: {status: string}[]}[]}} */
  const report = JSON.parse(json);
  const broken = report.testResults.filter(
    (file) =>
      file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/**
 * Counts a report of Playwright's `json` reporter; its `errors` are those outside of any test. A test that
 * passes only when repeated has passed, and is told of.
 *
 * @param {string} json
 * @returns {StageCounts}
 */
export function countPlaywright(json) {
  /** @type {{stats: {expected: number, unexpected: number, flaky: number}, errors: unknown[]}} */
  const { stats, errors } = JSON.parse(json);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    repeated: stats.flaky,
  };
}

/**
 * Reads the last line of a program's output, `N passed, N failed`.
 *
 * @param {string} output
 * @returns {Counts}
 */
export function countLastLine(output) {
  const last = output.trimEnd().split("\n").at(-1) ?? "";
  const match = /^(\d+) passed, (\d+) failed$/.exec(last.trim());
  return match ? { passed: Number(match[1]), failed: Number(match[2]) } : { passed: 0, failed: 0 };
}

/**
 * A program that tells only by its exit code.
 *
 * @param {number} code
 * @returns {Counts}
 */
export function countExitCode(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
