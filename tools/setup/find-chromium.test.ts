import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findChromium, listChromiums } from "./find-chromium.mjs";

let folder: string;

function make(...names: string[]): string[] {
  return names.map((name) => {
    const path = join(folder, name);
    writeFileSync(path, "#!/bin/sh\n");
    chmodSync(path, 0o755);
    return path;
  });
}

const onPath = (paths: (string | null)[]) => paths.filter((path) => path?.startsWith(folder));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "scrapelab-chromium-"));
  vi.stubEnv("PATH", folder);
  vi.stubEnv("CHROMIUM_BIN", undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test("the tests prefer the Chromium without a window, and what is measured takes the whole one", () => {
  const [whole, shell] = make("chromium", "chromium-headless-shell");
  expect(onPath(listChromiums())).toEqual([shell, whole]);
  expect(onPath(listChromiums({ isWhole: true }))).toEqual([whole]);
  expect(findChromium()).toBe(shell);
});

test("where only the whole one is there, the tests take that", () => {
  const [whole] = make("chromium");
  expect(findChromium()).toBe(whole);
});

test("CHROMIUM_BIN wins over both", () => {
  const [, , named] = make("chromium", "chromium-headless-shell", "another");
  vi.stubEnv("CHROMIUM_BIN", named);
  expect(findChromium()).toBe(named);
});
