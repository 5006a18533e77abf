import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { hashSources } from "./source-hash.mjs";

let root = "";
const hash = () =>
  hashSources(root, ["lib", "server.ts", "missing"], (path) => path.includes(".test."));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "scrapelab-hash-"));
  mkdirSync(join(root, "lib", "deep"), { recursive: true });
  writeFileSync(join(root, "lib", "deep", "a.ts"), "a");
  writeFileSync(join(root, "server.ts"), "server");
});

test("the same sources have the same hash", () => {
  expect(hash()).toBe(hash());
});

test.each([
  ["a change", () => writeFileSync(join(root, "lib", "deep", "a.ts"), "b")],
  ["a new file", () => writeFileSync(join(root, "lib", "b.ts"), "")],
  ["another name", () => renameSync(join(root, "lib", "deep"), join(root, "lib", "down"))],
])("%s changes it", (_what, change) => {
  const before = hash();
  change();
  expect(hash()).not.toBe(before);
});

test("what is left out or stands elsewhere does not", () => {
  const before = hash();
  writeFileSync(join(root, "lib", "a.test.ts"), "");
  writeFileSync(join(root, "README.md"), "");
  expect(hash()).toBe(before);
});
