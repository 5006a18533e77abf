import { readFile, writeFile } from "node:fs/promises";
import { sections } from "./shell-comparison/all-cases";
import type { ComparisonCase } from "./shell-comparison/comparison-case";
import { comparisonPage } from "./shell-comparison/comparison-page";
import { type Comparison, openComparison } from "./shell-comparison/open-comparison";

/**
 * Runs the shell's commands beside the real ones and compares docs/shell-commands.md with what came of it:
 * `npm run shell:check`, or `npm run shell:check -- --write` to write the page. The last line is
 * `N passed, N failed`. Where a real program is missing there is nothing to compare with: it says so and fails.
 */
const page = "docs/shell-commands.md";
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(isToWrite: boolean): Promise<number> {
  const comparison = await openComparison();
  try {
    const { curl, kubectl } = comparison.tools;
    const missing = [curl, kubectl].flatMap((tool) => ("missing" in tool ? [tool.missing] : []));
    for (const each of missing) say(`Nothing to compare with: ${each}.`);
    if ("missing" in curl || "missing" in kubectl) return sum(0, missing.length);
    const { exitCodes, failures, passed } = await compareAll(comparison);
    const versions = { curl: curl.version, kubectl: kubectl.version };
    const text = comparisonPage(exitCodes, versions);
    if (isToWrite) await writeFile(page, text);
    else if ((await readFile(page, "utf8").catch(() => "")) !== text) {
      failures.push(`${page} is not what the rows make of it: npm run shell:check -- --write`);
    }
    for (const failure of failures) say(`\n${failure}`);
    return sum(passed, failures.length);
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

function sum(passed: number, failed: number): number {
  say(`${passed} passed, ${failed} failed`);
  return failed;
}

process.exitCode = (await main(process.argv.includes("--write"))) > 0 ? 1 : 0;
