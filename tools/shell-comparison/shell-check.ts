import { readFile, writeFile } from "node:fs/promises";
import { sections } from "./all-cases";
import { compareScripts } from "./compare-scripts";
import type { ComparisonCase } from "./comparison-case";
import { comparisonPage } from "./comparison-page";
import { missingScriptTools } from "./find-script-tools";
import { type Comparison, openComparison } from "./open-comparison";
import { scriptPage } from "./script-page";

/**
 * Runs the shell's commands and whole scripts beside the real ones and compares docs/shell-commands.md and
 * docs/shell-scripts.md with what came of it: `npm run shell:check`, with `-- --write` to write the pages, with
 * `-- --scripts` for the scripts alone. The last line is `N passed, N failed`. Where a real program is missing
 * there is nothing to compare with: it says so and fails.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Found {
  passed: number;
  failures: string[];
}

async function main(isToWrite: boolean, isScriptsAlone: boolean): Promise<number> {
  const parts = isScriptsAlone
    ? [await checkScripts(isToWrite)]
    : [await checkCommands(isToWrite), await checkScripts(isToWrite)];
  const failures = parts.flatMap((part) => part.failures);
  for (const failure of failures) say(`\n${failure}`);
  const passed = parts.reduce((sum, part) => sum + part.passed, 0);
  say(`${passed} passed, ${failures.length} failed`);
  return failures.length;
}

async function checkPage(page: string, text: string, isToWrite: boolean): Promise<string[]> {
  if (isToWrite) await writeFile(page, text);
  const isSame = (await readFile(page, "utf8").catch(() => "")) === text;
  return isSame ? [] : [`${page} is not what the rows make of it: npm run shell:check -- --write`];
}

async function checkScripts(isToWrite: boolean): Promise<Found> {
  const missing = [...(await missingScriptTools()).values()];
  if (missing.length > 0) {
    return { passed: 0, failures: missing.map((each) => `Nothing to compare with: ${each}.`) };
  }
  const { outcomes, failures, passed } = await compareScripts(say);
  const wrong = await checkPage("docs/shell-scripts.md", scriptPage(outcomes), isToWrite);
  return { passed, failures: [...failures, ...wrong] };
}

async function checkCommands(isToWrite: boolean): Promise<Found> {
  const comparison = await openComparison();
  try {
    const { curl, kubectl } = comparison.tools;
    const missing = [curl, kubectl].flatMap((tool) => ("missing" in tool ? [tool.missing] : []));
    if ("missing" in curl || "missing" in kubectl) {
      return { passed: 0, failures: missing.map((each) => `Nothing to compare with: ${each}.`) };
    }
    const { exitCodes, failures, passed } = await compareAll(comparison);
    const versions = { curl: curl.version, kubectl: kubectl.version };
    const text = comparisonPage(exitCodes, versions);
    const wrong = await checkPage("docs/shell-commands.md", text, isToWrite);
    return { passed, failures: [...failures, ...wrong] };
  } finally {
    await comparison.close();
  }
}

async function compareAll(comparison: Comparison) {
  const failures: string[] = [];
  const exitCodes = new Map<string, number>();
  for (const { title, program, cases } of sections) {
    say(title);
    for (const row of cases) {
      const { real, differences } = await comparison.compare(program, row);
      exitCodes.set(row.script, real.exitCode);
      const failure = faultOf(row, differences);
      if (failure !== null) failures.push(failure);
    }
  }
  const rows = sections.reduce((count, { cases }) => count + cases.length, 0);
  return { failures, exitCodes, passed: rows - failures.length };
}

function faultOf({ script, differs }: ComparisonCase, differences: string[]): string | null {
  if (differs === undefined) {
    return differences.length === 0 ? null : `${script}\n${differences.join("\n")}`;
  }
  return differences.length > 0 ? null : `${script}\nno longer differs: take its reason out`;
}

const has = (option: string) => process.argv.includes(option);
process.exitCode = (await main(has("--write"), has("--scripts"))) > 0 ? 1 : 0;
