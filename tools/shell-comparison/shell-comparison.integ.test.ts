import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sections } from "./all-cases";
import { comparisonPage } from "./comparison-page";
import { ocCases } from "./kube/oc-cases";
import { type Comparison, openComparison } from "./open-comparison";

let comparison: Comparison;
const exitCodes = new Map<string, number>();

beforeAll(async () => {
  comparison = await openComparison();
  for (const tool of Object.values(comparison.tools)) {
    if ("missing" in tool) console.warn(`Rows are skipped: ${tool.missing}.`);
  }
});

afterAll(async () => {
  await comparison.close();
});

describe.each(sections)("$title, beside the real one", ({ program, cases }) => {
  for (const row of cases) {
    it(`${row.option}: ${row.script}`, async ({ skip }) => {
      const tool = comparison.tools[program];
      if ("missing" in tool) skip(tool.missing);
      const { real, differences } = await comparison.compare(program, row);
      exitCodes.set(row.script, real.exitCode);
      if (row.differs === undefined) expect(differences).toEqual([]);
      else expect(differences, "no longer differs").not.toEqual([]);
    });
  }
});

describe("oc, as its source has it", () => {
  it.each(ocCases)("$script", async ({ script, stdout, stderr, exitCode }) => {
    expect(await comparison.ours(script)).toMatchObject({ stdout, stderr, exitCode });
  });
});

it("docs/shell-commands.md is what these rows make of it (npm run shell:check -- --write)", async ({
  skip,
}) => {
  const { curl, kubectl } = comparison.tools;
  const rows = sections.flatMap(({ cases }) => cases);
  if ("missing" in curl) skip(curl.missing);
  else if ("missing" in kubectl) skip(kubectl.missing);
  else if (!rows.every(({ script }) => exitCodes.has(script))) skip("not every row was run");
  else {
    const versions = { curl: curl.version, kubectl: kubectl.version };
    const page = await readFile("docs/shell-commands.md", "utf8");
    expect(page).toBe(comparisonPage(exitCodes, versions));
  }
});
