import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { folderOf } from "@/lib/server/sandbox/local/folder/folder-of";
import { isSandboxId } from "@/lib/server/sandbox/local/folder/sandbox-directory";
import { serversOn } from "@/lib/server/sandbox/local/process/leftover-processes";
import { openTestSandboxes } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import {
  jobsOn,
  push,
  query,
  ready,
  until,
  untilState,
} from "@/lib/server/sandbox/testing/ask-sandboxes";
import { onTestFinished, test } from "@/lib/server/testing/side-by-side";

const untilWarm = (sandboxes: Sandboxes, count: number) =>
  until(() => sandboxes.counts().warm === count);

const foldersIn = async (dataDir: string) =>
  (await readdir(join(dataDir, "sandboxes"))).filter(isSandboxId);

test("a pair that stands ready is handed out as it is, and another takes its place", async () => {
  const { sandboxes, dataDir, told } = await openTestSandboxes({ warm: 1 });
  await untilWarm(sandboxes, 1);
  expect(sandboxes.counts()).toMatchObject({ ready: 0, warming: 0, warm: 1 });
  const [folder] = await foldersIn(dataDir);
  const at = await ready(sandboxes, "ada");
  expect(folderOf(dataDir, "ada")).toBe(join(dataDir, "sandboxes", folder ?? ""));
  expect(told).toEqual([{ team: "ada", state: "ready", detail: null }]);
  await until(async () => (await query(at.prometheus, "up")).length === 2);
  expect(await jobsOn(at.pushgateway)).toEqual([]);
  await until(() => sandboxes.counts().warming > 0);
  expect(sandboxes.counts()).toMatchObject({ ready: 1 });
  await untilWarm(sandboxes, sandboxes.counts().warming + sandboxes.counts().warm);
  const other = await ready(sandboxes, "bob");
  expect(other.prometheus).not.toBe(at.prometheus);
  await push(at.pushgateway, "only-ada", "m 1\n");
  expect(await jobsOn(other.pushgateway)).toEqual([]);
});

test("on an empty pool the pair that is furthest along is handed out, never a cold one", async () => {
  const { sandboxes, dataDir } = await openTestSandboxes({ warm: 1 });
  await until(async () => (await serversOn(dataDir)).length === 2);
  const first = (await serversOn(dataDir)).map(({ pid }) => pid);
  await ready(sandboxes, "ada");
  const own = (await serversOn(folderOf(dataDir, "ada"))).map(({ pid }) => pid);
  expect(own).toEqual(first);
});

test("the pool follows the joins, up to ten", async () => {
  const { sandboxes } = await openTestSandboxes({ warm: 1 });
  for (let i = 0; i < 3; i++) sandboxes.joined();
  expect(sandboxes.counts().warming).toBe(4);
  for (let i = 0; i < 50; i++) sandboxes.joined();
  expect(sandboxes.counts().warming).toBe(10);
});

test("with none to stand ready a sandbox is two processes, and nothing else runs", async () => {
  const { sandboxes, dataDir } = await openTestSandboxes({ warm: 0 });
  sandboxes.joined();
  await ready(sandboxes, "ada");
  expect(await serversOn(dataDir)).toHaveLength(2);
  expect(await foldersIn(dataDir)).toHaveLength(1);
});

test("what stands ready counts towards the most that may run, and makes room", async () => {
  const limits = { idleEveryMs: 20 };
  const { sandboxes, dataDir } = await openTestSandboxes({ warm: 2, max: 2, idleMs: 500 }, limits);
  const most = { servers: 0 };
  const looking = setInterval(async () => {
    most.servers = Math.max(most.servers, (await serversOn(dataDir)).length);
  }, 20);
  onTestFinished(() => clearInterval(looking));
  await ready(sandboxes, "ada");
  await untilState(sandboxes, "ada", "stopped");
  await until(() => sandboxes.counts().warming + sandboxes.counts().warm === 2);
  // Nobody rests from here on, however long the machine takes.
  for (const team of ["ada", "bob"]) sandboxes.hold(team);
  await ready(sandboxes, "ada");
  expect(sandboxes.counts().warming + sandboxes.counts().warm).toBe(1);
  await ready(sandboxes, "bob");
  expect(sandboxes.counts()).toMatchObject({ warming: 0, warm: 0 });
  expect(await sandboxes.ensure("eve", 0)).toMatchObject({ error: { kind: "sandbox-full" } });
  expect(most.servers).toBeLessThanOrEqual(4);
});

test("one with trouble is replaced before anybody gets it", async () => {
  const { sandboxes, dataDir } = await openTestSandboxes({ warm: 1 });
  await until(async () => (await serversOn(dataDir)).length === 2);
  const [folder = ""] = await foldersIn(dataDir);
  for (const { pid } of await serversOn(dataDir)) process.kill(pid, "SIGKILL");
  await until(async () => !(await foldersIn(dataDir)).includes(folder));
  await ready(sandboxes, "ada");
  expect(folderOf(dataDir, "ada")).not.toContain(folder);
});

test("a program that is missing is told to the learner, and not tried without end", async () => {
  const { sandboxes } = await openTestSandboxes({ warm: 2, prometheusBin: "/nowhere/prometheus" });
  await until(() => sandboxes.counts().warming === 0);
  expect(await sandboxes.ensure("ada", 10_000)).toMatchObject({
    error: { message: expect.stringContaining("/nowhere/prometheus was not found") },
  });
  expect(sandboxes.counts()).toMatchObject({ warming: 0, failed: 1 });
});

test("at the end nothing of them is left", async () => {
  const { sandboxes, dataDir } = await openTestSandboxes({ warm: 2 });
  await until(async () => (await serversOn(dataDir)).length === 4);
  await ready(sandboxes, "ada");
  await sandboxes.close();
  expect(await serversOn(dataDir)).toEqual([]);
  expect(await foldersIn(dataDir)).toHaveLength(1);
});

test("a reset and a restart of the gateway work on one that was handed out", async () => {
  const { sandboxes } = await openTestSandboxes({ warm: 1 });
  const at = await ready(sandboxes, "ada");
  await push(at.pushgateway, "backup", "m 4\n");
  expect((await sandboxes.restart("ada", "pushgateway")).ok).toBe(true);
  expect(await jobsOn(at.pushgateway)).toEqual([]);
  expect((await sandboxes.reset("ada")).ok).toBe(true);
  expect(sandboxes.peek("ada").state).toBe("ready");
});

test("a sandbox that is removed leaves nothing, and its team begins anew", async () => {
  const { sandboxes, dataDir } = await openTestSandboxes();
  const at = await ready(sandboxes, "ada");
  await push(at.pushgateway, "backup", "m 4\n");
  await sandboxes.remove("ada");
  expect(await serversOn(dataDir)).toEqual([]);
  expect(await foldersIn(dataDir)).toEqual([]);
  expect(await jobsOn((await ready(sandboxes, "ada")).pushgateway)).toEqual([]);
});
