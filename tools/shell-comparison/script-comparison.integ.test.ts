import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { scriptSections } from "./all-scripts";
import { missingScriptTools, whyNotCompared } from "./find-script-tools";
import { compareScript } from "./run-script";
import type { ScriptCase, ScriptOutcome } from "./script-case";
import { scriptPage } from "./script-page";

const missing = await missingScriptTools();
const outcomes = new Map<ScriptCase, ScriptOutcome>();
const rows = scriptSections.flatMap(({ cases }) => cases);

for (const sentence of missing.values()) console.warn(`Scripts are skipped: ${sentence}.`);

describe.concurrent.each(scriptSections)("$title, beside a real bash", ({ cases }) => {
  for (const row of cases) {
    it(`${row.what}: ${row.script}`, async ({ skip }) => {
      const why = whyNotCompared(row.script, missing);
      if (why !== null) skip(why);
      const { real, faults } = await compareScript(row);
      outcomes.set(row, real);
      expect(faults).toEqual([]);
    });
  }
});

it("each script stands there once", () => {
  const scripts = rows.map(({ script }) => script);
  expect(scripts.filter((script, at) => scripts.indexOf(script) !== at)).toEqual([]);
});

it("docs/shell-scripts.md is what these rows make of it (npm run shell:check -- --write)", async ({
  skip,
}) => {
  if (rows.every((row) => outcomes.has(row))) {
    expect(await readFile("docs/shell-scripts.md", "utf8")).toBe(scriptPage(outcomes));
  } else skip("not every row was run");
});
