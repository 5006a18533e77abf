import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { packFiles } from "./pack-files.mjs";

test("packs scripts and styles beside themselves, and no short ones, fonts or maps", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pack-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const text = "words that come again\n".repeat(100);
  for (const name of ["a.js", "b.css", "c.js.map", "d.woff2"]) {
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(folder, "short.js"), "1");
  await packFiles(folder);
  const packed = readdirSync(folder).filter((name) => /\.(?:br|gz)$/.test(name));
  expect(packed.sort()).toEqual(["a.js.br", "a.js.gz", "b.css.br", "b.css.gz"]);
  expect(brotliDecompressSync(readFileSync(join(folder, "a.js.br"))).toString()).toBe(text);
  expect(gunzipSync(readFileSync(join(folder, "b.css.gz"))).toString()).toBe(text);
});
