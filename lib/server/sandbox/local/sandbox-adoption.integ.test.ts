import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createLog } from "@/lib/server/log";
import { folderOf } from "@/lib/server/sandbox/local/folder/folder-of";
import { makeDataDir, testSettings } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import {
  jobsOn,
  push,
  query,
  ready,
  untilSeries,
} from "@/lib/server/sandbox/testing/ask-sandboxes";
import { createLocalSandboxes } from "./local-sandboxes";

async function open(dataDir: string) {
  const log = createLog("silent");
  const sandboxes = await createLocalSandboxes(testSettings(), { dataDir, log });
  onTestFinished(() => sandboxes.close());
  return sandboxes;
}

/** As an earlier version left it: a folder named by the team, without an owner's file. */
async function leaveAsBefore(dataDir: string, team: string): Promise<void> {
  const now = folderOf(dataDir, team);
  await rm(join(now, "owner.json"));
  await rename(now, join(dataDir, "sandboxes", team));
}

test("a folder that is named by its team is adopted with its data", async () => {
  const dataDir = await makeDataDir();
  const first = await open(dataDir);
  const before = await ready(first, "ada");
  await push(before.pushgateway, "backup", "m 4\n");
  await untilSeries(before.prometheus, "m");
  await first.close();
  await leaveAsBefore(dataDir, "ada");
  const at = await ready(await open(dataDir), "ada");
  expect(await jobsOn(at.pushgateway)).toEqual(["backup"]);
  expect(await query(at.prometheus, "last_over_time(m[5m])")).toHaveLength(1);
  expect(await readdir(join(dataDir, "sandboxes"))).not.toContain("ada");
});

test("an adoption that was cut off before the new name is made whole", async () => {
  const dataDir = await makeDataDir();
  const folder = join(dataDir, "sandboxes", "ada");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "owner.json"), '{"team":"ada"}');
  await writeFile(join(folder, "kept"), "");
  await open(dataDir);
  expect(await readdir(folderOf(dataDir, "ada"))).toEqual(["kept", "owner.json"]);
});

test("what was never handed out goes, and what cannot be told stays", async () => {
  const dataDir = await makeDataDir();
  const ids = { nobody: "sb_0000000000000000", unclear: "sb_1111111111111111" };
  for (const id of Object.values(ids))
    await mkdir(join(dataDir, "sandboxes", id, "prometheus"), { recursive: true });
  await writeFile(join(dataDir, "sandboxes", ids.nobody, "owner.json.new"), '{"te');
  await writeFile(join(dataDir, "sandboxes", ids.unclear, "owner.json"), '{"te');
  await open(dataDir);
  const left = await readdir(join(dataDir, "sandboxes"));
  expect(left).not.toContain(ids.nobody);
  expect(left).toContain(ids.unclear);
});

test("two folders of one team: the one with an id is used, the other is left alone", async () => {
  const dataDir = await makeDataDir();
  const first = await open(dataDir);
  await push((await ready(first, "ada")).pushgateway, "backup", "m 4\n");
  await first.close();
  await mkdir(join(dataDir, "sandboxes", "ada"));
  const at = await ready(await open(dataDir), "ada");
  expect(await jobsOn(at.pushgateway)).toEqual(["backup"]);
  expect(await readdir(join(dataDir, "sandboxes"))).toContain("ada");
});
