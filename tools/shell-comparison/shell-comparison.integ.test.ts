import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sections } from "./all-cases";
import { comparisonPage } from "./comparison-page";
import { findRealTools, type RealTools } from "./find-real-tools";
import { ocCases } from "./kube/oc-cases";
import { type Comparison, openComparison } from "./open-comparison";

let tools: RealTools;
const exitCodes = new Map<string, number>();

/** Those that no row uses just now: what a server is sent by one row is no other's. */
const free: Comparison[] = [];
const opened: Comparison[] = [];

async function withComparison<T>(use: (comparison: Comparison) => Promise<T>): Promise<T> {
  const comparison = free.pop() ?? (await openComparison());
  if (!opened.includes(comparison)) opened.push(comparison);
  const result = await use(comparison);
  free.push(comparison);
  return result;
}

beforeAll(async () => {
  tools = await findRealTools();
  for (const tool of Object.values(tools)) {
    if ("missing" in tool) console.warn(`Rows are skipped: ${tool.missing}.`);
  }
});

afterAll(() => Promise.all(opened.map((comparison) => comparison.close())));

describe.concurrent.each(sections)("$title, beside the real one", ({ program, cases }) => {
  for (const row of cases) {
    it(`${row.option}: ${row.script}`, async ({ skip }) => {
      const tool = tools[program];
      if ("missing" in tool) skip(tool.missing);
      const { real, differences } = await withComparison((each) => each.compare(program, row));
      exitCodes.set(row.script, real.exitCode);
      if (row.differs === undefined) expect(differences).toEqual([]);
      else expect(differences, "no longer differs").not.toEqual([]);
    });
  }
});

describe("oc, as its source has it", () => {
  it.each(ocCases)("$script", async ({ script, stdout, stderr, exitCode }) => {
    const ours = await withComparison((each) => each.ours(script));
    expect(ours).toMatchObject({ stdout, stderr, exitCode });
  });
});

it("docs/shell-commands.md is what these rows make of it (npm run shell:check -- --write)", async ({
  skip,
}) => {
  const { curl, kubectl } = tools;
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
