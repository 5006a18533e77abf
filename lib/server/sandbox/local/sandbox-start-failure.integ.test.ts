import { readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createLog } from "@/lib/server/log";
import { folderOf } from "@/lib/server/sandbox/local/folder/folder-of";
import { serversOn } from "@/lib/server/sandbox/local/process/leftover-processes";
import {
  makeDataDir,
  openTestSandboxes,
  testSettings,
} from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { ready, until } from "@/lib/server/sandbox/testing/ask-sandboxes";
import { createLocalSandboxes } from "./local-sandboxes";

test("a program that is missing is named, and nothing stays behind", async () => {
  const { sandboxes, dataDir } = await openTestSandboxes({ prometheusBin: "/nowhere/prometheus" });
  const message =
    "Prometheus cannot be started: the program /nowhere/prometheus was not found. Tell whoever runs Scrapelab. The next request after 10 s tries again.";
  expect(await sandboxes.ensure("ada", 10_000)).toEqual({
    ok: false,
    error: { kind: "sandbox-failed", message },
  });
  expect(sandboxes.peek("ada")).toEqual({ state: "failed", detail: message });
  await until(async () => (await serversOn(dataDir)).length === 0);
  expect(await sandboxes.restart("ada", "pushgateway")).toMatchObject({ error: { message } });
});

test("a program that cannot be executed is named", async () => {
  const pushgatewayBin = join(await makeDataDir(), "pushgateway");
  await writeFile(pushgatewayBin, "no program");
  const { sandboxes } = await openTestSandboxes({ pushgatewayBin });
  expect(await sandboxes.ensure("ada", 10_000)).toMatchObject({
    error: { message: expect.stringContaining(`the program ${pushgatewayBin} cannot be executed`) },
  });
});

test("a program that ends at once is tried a few times and then told", async () => {
  const { sandboxes, told } = await openTestSandboxes({
    prometheusBin: testSettings().pushgatewayBin,
  });
  await sandboxes.ensure("ada", 100_000);
  expect(sandboxes.peek("ada").state).toBe("failed");
  expect(told.at(-1)?.detail).toContain("Prometheus");
});

test("a directory that cannot be made is told, and tried again later", async () => {
  const { sandboxes, dataDir } = await openTestSandboxes();
  const parent = join(dataDir, "sandboxes");
  await rename(parent, `${parent}.away`);
  await writeFile(parent, "a file where the directory should be");
  expect(await sandboxes.ensure("ada", 10_000)).toMatchObject({
    error: { kind: "sandbox-failed", message: expect.stringContaining("cannot be started") },
  });
  await rm(parent);
  await rename(`${parent}.away`, parent);
  expect(await sandboxes.ensure("bob", 10_000)).toMatchObject({ ok: true });
});

test("a team's name is no part of a path", async () => {
  const { sandboxes, dataDir } = await openTestSandboxes();
  await ready(sandboxes, "../ada");
  expect(await readdir(dataDir)).toEqual(["sandboxes"]);
  expect(await serversOn(folderOf(dataDir, "../ada"))).toHaveLength(2);
});

test("a data directory that cannot be written is told at once", async () => {
  const file = join(await makeDataDir(), "file");
  await writeFile(file, "");
  const opening = createLocalSandboxes(testSettings(), { dataDir: file, log: createLog("silent") });
  await expect(opening).rejects.toThrow(`The directory ${file}/sandboxes cannot be written`);
});
