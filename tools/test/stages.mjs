import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild } from "../setup/build.mjs";
import { root } from "../setup/command.mjs";
import { run } from "../setup/run.mjs";
import { countExitCode, countLastLine, countPlaywright, countVitest } from "./counts.mjs";

/**
 * @typedef {object} Stage
 * @property {string} title
 * @property {(tools: Tools) => Promise<StageResult>} run
 *
 * @typedef {{node: string, env: NodeJS.ProcessEnv, reports: string}} Tools `reports` is an empty folder
 * @typedef {{code: number, output: string, counts: import("./counts.mjs").Counts}} StageResult
 */

const stageTimeoutMs = 20 * 60_000;
const packages = join(root, "node_modules");

/** All that `npm test` runs, in this order. */
/** @type {Stage[]} */
export const stages = [
  {
    title: "Production build",
    async run({ node, env }) {
      await ensureBuild(root, node, env, (_name, work) => work());
      return { code: 0, output: "", counts: countExitCode(0) };
    },
  },
  byExitCode("Format and lint", "@biomejs/biome/bin/biome", [
    "ci",
    "--error-on-warnings",
    "--colors=off",
    ".",
  ]),
  byExitCode("Types", "typescript/bin/tsc", ["-p", "."]),
  byExitCode("Dead files, exports and dependencies", "knip/bin/knip.js", []),
  vitest("Unit tests and house rules", "unit", 2),
  vitest("Integration tests", "integration", 2),
  {
    title: "Content replay",
    async run(tools) {
      const args = ["--import", "tsx", "tools/content-check/content-check.ts"];
      const result = await start(tools, args);
      return { ...result, counts: countLastLine(result.output) };
    },
  },
  {
    title: "End-to-end tests",
    async run(tools) {
      const report = join(tools.reports, "playwright.json");
      const cli = join(packages, "@playwright/test/cli.js");
      const result = await start(tools, [cli, "test", "--reporter=list,json"], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      });
      return { ...result, counts: countReport(report, countPlaywright) };
    },
  },
];

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
      return { ...result, counts: countExitCode(result.code) };
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
      ]);
      return { ...result, counts: countReport(report, countVitest) };
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
 * @param {(json: string) => import("./counts.mjs").Counts} count
 */
function countReport(path, count) {
  return existsSync(path) ? count(readFileSync(path, "utf8")) : { passed: 0, failed: 0 };
}
