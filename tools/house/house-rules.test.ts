import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { bad, good } from "./house-rules-snippets";

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({ category: z.string(), location: z.object({ path: z.string() }) }),
  ),
});

const folder = mkdtempSync(join(tmpdir(), "scrapelab-rules-"));
const refusals = new Map<string, Set<string>>();

beforeAll(async () => {
  for (const config of ["biome.json", "tools/house/no-clock.grit"]) {
    mkdirSync(dirname(join(folder, config)), { recursive: true });
    cpSync(config, join(folder, config));
  }
  writeFileSync(join(folder, ".gitignore"), "node_modules/\n");
  for (const { path, code } of [...bad, ...good]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  }
  const { diagnostics } = reportSchema.parse(JSON.parse(await lint()));
  for (const { category, location } of diagnostics) {
    const found = refusals.get(location.path) ?? new Set();
    refusals.set(location.path, found.add(category));
  }
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One run over all snippets, because each start of the linter costs more than they do. */
function lint(): Promise<string> {
  const biome = join(process.cwd(), "node_modules", "@biomejs", "biome", "bin", "biome");
  const args = [biome, "lint", "--reporter=json", "--max-diagnostics=none", "."];
  return new Promise((resolve, reject) => {
    // It ends with 1 even when all is well, because there is something to refuse.
    execFile(
      process.execPath,
      args,
      { cwd: folder, maxBuffer: 2 ** 26 },
      (_error, stdout, stderr) => (stdout === "" ? reject(new Error(stderr)) : resolve(stdout)),
    );
  });
}

test.each(bad)("$rule refuses $why ($path)", ({ rule, path }) => {
  expect([...(refusals.get(path) ?? [])]).toContain(rule === "plugin" ? rule : `lint/${rule}`);
});

test.each(good)("nothing refuses $why ($path)", ({ path }) => {
  expect([...(refusals.get(path) ?? [])]).toEqual([]);
});
