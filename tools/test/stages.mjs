import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild } from "../setup/build.mjs";
import { root } from "../setup/command.mjs";
import { run } from "../setup/run.mjs";
import { countExitCode, countLastLine, countPlaywright, countVitest } from "./counts.mjs";
import { timeCases, timePlaywright, timeVitest } from "./slowest.mjs";

/**
 * @typedef {import("./counts.mjs").StageCounts} Counts
 * @typedef {import("./slowest.mjs").Timed} Timed
 *
 * @typedef {object} Stage
 * @property {string} title
 * @property {(tools: Tools) => Promise<StageResult>} run
 *
 * `reports` is an empty folder, `wanted` names the tests that are run in place of all.
 * @typedef {{node: string, env: NodeJS.ProcessEnv, reports: string, wanted: string[]}} Tools
 * @typedef {{code: number, output: string, counts: Counts, timed: Timed[]}} StageResult
 */

/** Only a stage that hangs takes so long, on a slow machine too. */
const stageTimeoutMs = 60 * 60_000;
const packages = join(root, "node_modules");

/** @type {Stage} */
export const build = {
  title: "Production build",
  async run({ node, env }) {
    await ensureBuild(root, node, env, (_name, work) => work());
    return { code: 0, output: "", counts: countExitCode(0), timed: [] };
  },
};

export const format = byExitCode("Format and lint", "@biomejs/biome/bin/biome", [
  "ci",
  "--error-on-warnings",
  "--colors=off",
  ".",
]);
export const types = byExitCode("Types", "typescript/bin/tsc", ["-p", "."]);
export const dead = byExitCode("Dead files, exports and dependencies", "knip/bin/knip.js", []);
export const unit = vitest("Unit tests and house rules", "unit", 2);
export const integration = vitest("Integration tests", "integration", 2);

/** @type {Stage} */
export const content = {
  title: "Content replay",
  async run(tools) {
    const script = "tools/content-check/content-check.ts";
    const result = await start(tools, ["--import", "tsx", script, ...tools.wanted]);
    return {
      ...result,
      counts: countLastLine(result.output),
      timed: timeCases(result.output),
    };
  },
};

/** @type {Stage} */
export const e2e = {
  title: "End-to-end tests",
  async run(tools) {
    const report = join(tools.reports, "playwright.json");
    const cli = join(packages, "@playwright/test/cli.js");
    const args = [cli, "test", "--reporter=list,json", ...tools.wanted];
    const result = await start(tools, args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
    return { ...result, ...read(report, countPlaywright, timePlaywright) };
  },
};

/**
 * @param {string} title
 * @param {string} script
 * @param {string[]} args
 * @returns {Stage}
 */
function byExitCode(title, script, args) {
  return {
    title,
    async run(tools) {
      const result = await start(tools, [join(packages, script), ...args]);
      return { ...result, counts: countExitCode(result.code), timed: [] };
    },
  };
}

/**
 * @param {string} title
 * @param {string} project
 * @param {number} workers files at a time
 * @returns {Stage}
 */
function vitest(title, project, workers) {
  return {
    title,
    async run(tools) {
      const report = join(tools.reports, `${project}.json`);
      const args = ["run", "--project", project, "--reporter=default", "--reporter=json"];
      const script = join(packages, "vitest/vitest.mjs");
      const result = await start(tools, [
        script,
        ...args,
        `--outputFile.json=${report}`,
        `--maxWorkers=${workers}`,
        ...tools.wanted,
      ]);
      return { ...result, ...read(report, countVitest, timeVitest) };
    },
  };
}

/**
 * @param {Tools} tools
 * @param {string[]} args
 * @param {Record<string, string>} [more]
 */
function start({ node, env }, args, more) {
  return run(node, args, {
    cwd: root,
    env: { ...env, NO_COLOR: "1", ...more },
    timeoutMs: stageTimeoutMs,
  });
}

/**
 * @param {string} path
 * @param {(json: string) => Counts} count
 * @param {(json: string) => Timed[]} time
 * @returns {{counts: Counts, timed: Timed[]}}
 */
function read(path, count, time) {
  if (!existsSync(path)) return { counts: { passed: 0, failed: 0 }, timed: [] };
  const json = readFileSync(path, "utf8");
  return { counts: count(json), timed: time(json) };
}
