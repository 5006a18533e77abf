import { scriptSections } from "./all-scripts";
import { compareScript } from "./run-script";
import type { ScriptCase, ScriptOutcome } from "./script-case";

const atOnce = 6;

/** Runs every script in both shells, some at a time. */
export async function compareScripts(say: (line: string) => void) {
  const outcomes = new Map<ScriptCase, ScriptOutcome>();
  const failures: string[] = [];
  let passed = 0;
  for (const { title, cases } of scriptSections) {
    say(title);
    const left = [...cases];
    const runner = async () => {
      for (let row = left.shift(); row; row = left.shift()) {
        const { real, faults } = await compareScript(row);
        outcomes.set(row, real);
        if (faults.length === 0) passed++;
        else failures.push(`${row.script}\n${faults.join("\n")}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, runner));
  }
  return { outcomes, failures, passed };
}
