import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { areInstalled } from "./dependencies.mjs";

const react = { version: "19.3.1", integrity: "sha512-a" };
const forMac = { version: "2.3.3", integrity: "sha512-b", optional: true };

function projectWith(installed: Record<string, object> | null): string {
  const root = mkdtempSync(join(tmpdir(), "scrapelab-lock-"));
  const wanted = { "": {}, "node_modules/react": react, "node_modules/fsevents": forMac };
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: wanted }));
  if (!installed) return root;
  mkdirSync(join(root, "node_modules"));
  const path = join(root, "node_modules", ".package-lock.json");
  writeFileSync(path, JSON.stringify({ packages: installed }));
  return root;
}

test.each([
  ["as locked, without what is for another platform", { "node_modules/react": react }, true],
  ["nothing", null, false],
  ["another version", { "node_modules/react": { ...react, version: "18.0.0" } }, false],
  ["another content", { "node_modules/react": { ...react, integrity: "sha512-c" } }, false],
  ["a package short", {}, false],
  ["a package too many", { "node_modules/react": react, "node_modules/left-pad": {} }, false],
])("installed is %s", (_what, installed, expected) => {
  expect(areInstalled(projectWith(installed))).toBe(expected);
});
