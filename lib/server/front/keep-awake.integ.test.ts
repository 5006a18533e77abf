import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { keepAwake } from "./keep-awake";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "awake-"));
});
afterAll(() => rm(dir, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

/** Stands in for the system's own program, which may not be had here; it notes how it was called. */
async function provide(program: string, script: string): Promise<void> {
  await writeFile(join(dir, program), `#!/bin/sh\n${script}\n`);
  await chmod(join(dir, program), 0o755);
  vi.stubEnv("PATH", `${dir}${delimiter}/usr/bin${delimiter}/bin`);
}

test.each([
  ["linux", "systemd-inhibit", /^--what=sleep:idle:handle-lid-switch --who=Scrapelab /],
  ["darwin", "caffeinate", /^-i -s sh /],
] as const)("on %s keeps the machine awake for as long as its process lives", async (...row) => {
  const [platform, program, expected] = row;
  const called = join(dir, `${program}-called`);
  const ended = join(dir, `${program}-ended`);
  const skipOptions = 'while [ "$1" != sh ]; do shift; done';
  await provide(program, `echo "$*" >'${called}'; ${skipOptions}; "$@"; echo ended >'${ended}'`);
  const app = execa("sleep", ["600"], { reject: false });
  expect(await keepAwake(app.pid, platform)).toBe(true);
  expect(await readFile(called, "utf8")).toMatch(expected);
  app.kill("SIGKILL");
  await vi.waitFor(async () => expect(await readFile(ended, "utf8")).toBe("ended\n"), 100_000);
});

test("goes without where the system cannot", async () => {
  await provide("systemd-inhibit", "echo 'Failed to inhibit' >&2; exit 1");
  expect(await keepAwake(process.pid, "linux")).toBe(false);
  vi.stubEnv("PATH", join(dir, "nothing"));
  expect(await keepAwake(process.pid, "linux")).toBe(false);
  expect(await keepAwake(process.pid, "aix")).toBe(false);
});
