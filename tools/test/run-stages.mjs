import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { duration } from "../setup/progress.mjs";
import { Interrupted } from "../setup/run.mjs";
import { SetupError } from "../setup/setup-error.mjs";
import { failClosed } from "./counts.mjs";
import { tellSlowest } from "./slowest.mjs";

const signOfLifeMs = 15_000;

/**
 * Runs a plan. A stage stands under its heading once it has ended, with its slowest files, and with its output where
 * something failed.
 *
 * @param {import("./plan.mjs").Step[]} plan
 * @param {Omit<import("./stages.mjs").Tools, "reports">} tools
 * @returns {Promise<import("./counts.mjs").Counts>} the sum
 */
export async function runPlan(plan, tools) {
  const total = { passed: 0, failed: 0 };
  const reports = mkdtempSync(join(tmpdir(), "scrapelab-reports-"));
  /** @param {import("./plan.mjs").Lane} lane */
  const runLane = async (lane) => {
    for (const stage of lane) {
      const { passed, failed } = await runStage(stage, { ...tools, reports });
      total.passed += passed;
      total.failed += failed;
    }
  };
  try {
    for (const step of plan) {
      const ends = await Promise.allSettled(step.map(runLane));
      for (const end of ends) if (end.status === "rejected") throw end.reason;
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
  print(`   … ${stage.title}`);
  const life = setInterval(
    () => print(`   … ${stage.title}: ${duration(startedAt)}`),
    signOfLifeMs,
  );
  const result = await stage.run(tools).catch(crashed);
  clearInterval(life);
  const counts = failClosed(result.counts, result.code);
  print(`\n── ${stage.title}`);
  const { repeated = 0 } = result.counts;
  if (counts.failed + repeated > 0) print(result.output.trimEnd());
  const sign = counts.failed > 0 ? "✗" : "✓";
  print(`${sign}  ${counts.passed} passed, ${counts.failed} failed (${duration(startedAt)})`);
  if (repeated > 0) print(`!  ${repeated} of them passed only when repeated: a fault all the same`);
  for (const line of tellSlowest(result.timed)) print(line);
  return counts;
}

/**
 * @param {unknown} error
 * @returns {import("./stages.mjs").StageResult}
 */
function crashed(error) {
  if (error instanceof Interrupted) throw error;
  const output = error instanceof SetupError ? error.message : String(Object(error).stack ?? error);
  return { code: 1, output, counts: { passed: 0, failed: 1 }, timed: [] };
}

/** @param {string} line */
export function print(line) {
  process.stdout.write(`${line}\n`);
}
