import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import * as z from "zod";
import { createLog } from "@/lib/server/log";
import { isSandboxId } from "@/lib/server/sandbox/local/folder/sandbox-directory";
import { serversOn } from "@/lib/server/sandbox/local/process/leftover-processes";
import {
  makeDataDir,
  openTestSandboxes,
  testSettings,
} from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import {
  jobsOn,
  push,
  query,
  ready,
  until,
  untilSeries,
} from "@/lib/server/sandbox/testing/ask-sandboxes";
import { onTestFinished, test } from "@/lib/server/testing/side-by-side";
import { createLocalSandboxes } from "./local-sandboxes";

const app = fileURLToPath(new URL("testing/test-app.ts", import.meta.url));
const answerSchema = z.array(
  z.object({ value: z.object({ pushgateway: z.string(), prometheus: z.string() }) }),
);

function startApp(dataDir: string, teams: string[], warm = 0) {
  const args = ["--import", "tsx", app, dataDir, String(warm), ...teams];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "ignore"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function firstLine(child: ReturnType<typeof startApp>) {
  const [line] = await once(createInterface(child.stdout), "line");
  return answerSchema.parse(JSON.parse(line)).map(({ value }) => value);
}

async function reopen(dataDir: string) {
  const log = createLog("silent");
  const sandboxes = await createLocalSandboxes(testSettings(), { dataDir, log });
  onTestFinished(() => sandboxes.close());
  return sandboxes;
}

const noneLeft = (dataDir: string) =>
  until(async () => (await serversOn(join(dataDir, "sandboxes"))).length === 0);

test("an app that is killed leaves no process behind and loses nothing", async () => {
  const dataDir = await makeDataDir();
  const child = startApp(dataDir, ["ada", "bob"]);
  const [at] = await firstLine(child);
  if (at === undefined) throw new Error("no sandbox");
  await push(at.pushgateway, "early", "m 4\n");
  await untilSeries(at.prometheus, "m");
  await push(at.pushgateway, "late", "n 5\n");
  child.kill("SIGKILL");
  await once(child, "exit");
  await noneLeft(dataDir);
  const anew = await ready(await reopen(dataDir), "ada");
  expect(await jobsOn(anew.pushgateway)).toEqual(["early", "late"]);
  expect(await query(anew.prometheus, "last_over_time(m[5m])")).toHaveLength(1);
});

test("a start right after the kill waits for the old servers and takes over their files", async () => {
  const dataDir = await makeDataDir();
  const child = startApp(dataDir, ["ada"]);
  const [at] = await firstLine(child);
  await push(at?.pushgateway ?? "", "backup", "m 4\n");
  const old = await serversOn(join(dataDir, "sandboxes"));
  child.kill("SIGKILL");
  await once(child, "exit");
  const sandboxes = await reopen(dataDir);
  const told: string[] = [];
  sandboxes.onChange((team) => told.push(sandboxes.peek(team).state));
  const anew = await ready(sandboxes, "ada");
  expect(told).toEqual(["starting", "starting"]);
  expect(await jobsOn(anew.pushgateway)).toEqual(["backup"]);
  const pids = (await serversOn(join(dataDir, "sandboxes"))).map(({ pid }) => pid);
  expect(pids).toHaveLength(2);
  for (const { pid } of old) expect(pids).not.toContain(pid);
});

test("pairs that stand ready end with a killed app, and their folders with the next start", async () => {
  const dataDir = await makeDataDir();
  const child = startApp(dataDir, ["ada"], 2);
  const [at] = await firstLine(child);
  await push(at?.pushgateway ?? "", "backup", "m 4\n");
  const folders = () => readdirSync(join(dataDir, "sandboxes")).filter(isSandboxId);
  await until(() => folders().length > 2);
  child.kill("SIGKILL");
  await once(child, "exit");
  await noneLeft(dataDir);
  const sandboxes = await reopen(dataDir);
  expect(folders()).toHaveLength(1);
  expect(await jobsOn((await ready(sandboxes, "ada")).pushgateway)).toEqual(["backup"]);
});

test("servers whose reaper is gone too are ended by the next start", async () => {
  const dataDir = await makeDataDir();
  const child = startApp(dataDir, ["ada"]);
  await firstLine(child);
  const reaper = await reaperOf(child.pid ?? 0);
  process.kill(reaper, "SIGSTOP");
  onTestFinished(() => void process.kill(reaper, "SIGKILL"));
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await serversOn(join(dataDir, "sandboxes"))).toHaveLength(2);
  const sandboxes = await reopen(dataDir);
  expect(await serversOn(join(dataDir, "sandboxes"))).toEqual([]);
  await ready(sandboxes, "ada");
});

test("servers that hang when the app is killed are ended too", async () => {
  const dataDir = await makeDataDir();
  const child = startApp(dataDir, ["ada"]);
  await firstLine(child);
  const servers = await serversOn(join(dataDir, "sandboxes"));
  for (const { pid } of servers) process.kill(pid, "SIGSTOP");
  child.kill("SIGKILL");
  await noneLeft(dataDir);
});

for (const delayMs of [1, 3, 6, 10, 15, 25, 40, 60]) {
  test(`an app that is killed ${delayMs} ms after its first server began leaves none behind`, async () => {
    const dataDir = await makeDataDir();
    const child = startApp(dataDir, ["ada", "bob", "eve"]);
    await until(async () => (await serversOn(join(dataDir, "sandboxes"))).length > 0);
    setTimeout(() => child.kill("SIGKILL"), delayMs);
    await once(child, "exit");
    await noneLeft(dataDir);
  });
}

test("a second app on the same directory is refused, and the first goes on", async () => {
  const { sandboxes, dataDir } = await openTestSandboxes();
  const at = await ready(sandboxes, "ada");
  const second = startApp(dataDir, ["ada"]);
  expect(await once(second, "exit")).toEqual([1, null]);
  await expect(reopen(dataDir)).rejects.toThrow(
    `is in use by another Scrapelab (process ${process.pid}). Stop that one`,
  );
  expect(await ready(sandboxes, "ada")).toEqual(at);
  expect(await jobsOn(at.pushgateway)).toEqual([]);
  await sandboxes.close();
  await ready(await reopen(dataDir), "ada");
});

test("a reaper that is killed is replaced, and its successor knows the servers", async () => {
  const dataDir = await makeDataDir();
  const child = startApp(dataDir, ["ada"]);
  await firstLine(child);
  const reaper = await reaperOf(child.pid ?? 0);
  process.kill(reaper, "SIGKILL");
  await until(async () => {
    const next = await reaperOf(child.pid ?? 0).catch(() => reaper);
    return next !== reaper;
  });
  child.kill("SIGKILL");
  await noneLeft(dataDir);
});

async function reaperOf(parent: number): Promise<number> {
  const ps = spawn("ps", ["-axww", "-o", "pid=,ppid=,command="]);
  const text = (await ps.stdout.setEncoding("utf8").toArray()).join("");
  for (const [, pid, ppid] of text.matchAll(/^\s*(\d+)\s+(\d+)\s+\/bin\/sh.*$/gm))
    if (Number(ppid) === parent) return Number(pid);
  throw new Error("no reaper");
}
