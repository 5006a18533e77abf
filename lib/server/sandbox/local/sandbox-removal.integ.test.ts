import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderOf } from "@/lib/server/sandbox/local/folder/folder-of";
import { isSandboxId } from "@/lib/server/sandbox/local/folder/sandbox-directory";
import { openTestSandboxes } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { jobsOn, push, ready } from "@/lib/server/sandbox/testing/ask-sandboxes";

const foldersIn = async (dataDir: string) =>
  (await readdir(join(dataDir, "sandboxes"))).filter(isSandboxId);

test("who has the name next gets a sandbox of their own while the earlier one is deleted", async () => {
  const { sandboxes, dataDir } = await openTestSandboxes({ max: 1 });
  await push((await ready(sandboxes, "ada")).pushgateway, "backup", "m 4\n");
  const before = folderOf(dataDir, "ada");
  const removed = sandboxes.remove("ada");
  const at = await ready(sandboxes, "ada");
  await removed;
  expect(await jobsOn(at.pushgateway)).toEqual([]);
  expect(sandboxes.endpoints("ada")).toEqual(at);
  expect(folderOf(dataDir, "ada")).not.toBe(before);
  expect(await foldersIn(dataDir)).toHaveLength(1);
  expect(sandboxes.counts()).toMatchObject({ ready: 1, stopped: 0 });
});

test("one that is removed while it starts is gone, and whoever waits for it is told", async () => {
  const { sandboxes, dataDir, told } = await openTestSandboxes();
  const waiting = sandboxes.ensure("ada", 100_000);
  await sandboxes.remove("ada");
  expect(await waiting).toMatchObject({ ok: false });
  expect(told.at(-1)).toMatchObject({ team: "ada", state: "stopped" });
  expect(await foldersIn(dataDir)).toEqual([]);
});
