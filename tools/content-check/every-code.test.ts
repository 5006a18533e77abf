import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diagnosisCodes } from "@/lib/domain/verdict/diagnosis";
import { loadCases } from "./load-cases";
import { reachedElsewhere } from "./reached-elsewhere";

async function replayedCodes(): Promise<string[]> {
  const loaded = await loadCases("content");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value.cases.flatMap(({ expected }) =>
    // A case that allows several codes proves none of them.
    expected.kind === "diagnosed" && expected.codes.length === 1 ? [...expected.codes] : [],
  );
}

test("every code of the closed set is reached by a replayed mistake or by an integration test", async () => {
  const reached = new Set([...(await replayedCodes()), ...Object.keys(reachedElsewhere)]);
  expect(diagnosisCodes.filter((code) => !reached.has(code))).toEqual([]);
});

test("what a replayed mistake reaches is not in the table too", async () => {
  const replayed = new Set(await replayedCodes());
  expect(Object.keys(reachedElsewhere).filter((code) => replayed.has(code))).toEqual([]);
});

test("each code of the table is asserted by the integration test of its name", async () => {
  const file = join(import.meta.dirname, "reached-elsewhere.integ.test.ts");
  const source = await readFile(file, "utf8");
  const asserted = source
    .split(/^test\(/m)
    .slice(1)
    .flatMap((block) => {
      const [name] = /(?<=^")[a-z-]+(?=")/.exec(block) ?? [];
      return name && block.includes(`expectTold("${name}", `) ? [name] : [];
    });
  expect(asserted.sort()).toEqual(Object.keys(reachedElsewhere).sort());
  expect(source).not.toMatch(/test\.(skip|todo|fails|only)/);
});
