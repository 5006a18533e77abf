import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { say } from "./progress.mjs";
import { Interrupted, passSignalsOn } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

/** The project's own directory, wherever it was called from. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/**
 * Runs one of the project's commands: its result is the exit code.
 *
 * @param {() => Promise<number>} work
 */
export async function command(work) {
  passSignalsOn();
  process.chdir(root);
  process.exit(await work().catch(explain));
}

/**
 * @param {unknown} error
 * @returns {number} the exit code
 */
function explain(error) {
  if (error instanceof Interrupted) return error.code;
  if (!(error instanceof SetupError)) throw error;
  say(`\n${error.message}`);
  return 1;
}
