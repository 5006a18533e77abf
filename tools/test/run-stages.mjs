import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { duration } from "../setup/progress.mjs";
import { Interrupted } from "../setup/run.mjs";
import { SetupError } from "../setup/setup-error.mjs";
import { failClosed } from "./counts.mjs";

const signOfLifeMs = 15_000;

/**
 * Runs stages one after another, each under a heading, and shows the output of those that fail.
 *
 * @param {import("./stages.mjs").Stage[]} stages
 * @param {{node: string, env: NodeJS.ProcessEnv}} tools
 * @returns {Promise<import("./counts.mjs").Counts>} the sum
 */
export async function runStages(stages, tools) {
  const total = { passed: 0, failed: 0 };
  const reports = mkdtempSync(join(tmpdir(), "scrapelab-reports-"));
  try {
    for (const stage of stages) {
      const counts = await runStage(stage, { ...tools, reports });
      total.passed += counts.passed;
      total.failed += counts.failed;
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  return total;
}

/**
 * @param {import("./stages.mjs").Stage} stage
 * @param {import("./stages.mjs").Tools} tools
 */
async function runStage(stage, tools) {
  const startedAt = Date.now();
  print(`\n── ${stage.title}`);
  const life = setInterval(() => print(`   … ${duration(startedAt)}`), signOfLifeMs);
  const result = await stage.run(tools).catch(crashed);
  clearInterval(life);
  const counts = failClosed(result.counts, result.code);
  if (counts.failed > 0) print(result.output.trimEnd());
  const sign = counts.failed > 0 ? "✗" : "✓";
  print(`${sign}  ${counts.passed} passed, ${counts.failed} failed (${duration(startedAt)})`);
  return counts;
}

/**
 * @param {unknown} error
 * @returns {import("./stages.mjs").StageResult}
 */
function crashed(error) {
  if (error instanceof Interrupted) throw error;
  const output = error instanceof SetupError ? error.message : String(Object(error).stack ?? error);
  return { code: 1, output, counts: { passed: 0, failed: 1 } };
}

/** @param {string} line */
export function print(line) {
  process.stdout.write(`${line}\n`);
}
