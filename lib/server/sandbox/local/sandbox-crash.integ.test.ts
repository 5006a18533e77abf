import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { expect } from "vitest";
import { folderOf } from "@/lib/server/sandbox/local/folder/folder-of";
import { serversOn } from "@/lib/server/sandbox/local/process/leftover-processes";
import {
  openTestSandboxes,
  pidOf,
  type TestSandboxes,
} from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import type { SandboxEndpoints } from "@/lib/server/sandbox/sandboxes";
import {
  jobsOn,
  push,
  query,
  ready,
  until,
  untilSeries,
  untilState,
} from "@/lib/server/sandbox/testing/ask-sandboxes";
import { onTestFinished, test } from "@/lib/server/testing/side-by-side";

/** Waits for the crash to be told, then for the end of the restart. */
async function untilRestarted({ sandboxes, told }: TestSandboxes, sentence: string): Promise<void> {
  await until(() => told.some(({ detail }) => detail?.includes(sentence) ?? false));
  await untilState(sandboxes, "ada", "ready");
}

/** Pushgateway writes its file just after it has answered. */
async function untilStored(dataDir: string, team: string, job: string): Promise<void> {
  const file = join(folderOf(dataDir, team), "pushgateway.db");
  await until(async () => (await readFile(file, "latin1").catch(() => "")).includes(job));
}

test("a killed gateway comes back at once, with every answered push", async () => {
  const opened = await openTestSandboxes();
  const { sandboxes, dataDir, told } = opened;
  const at = await ready(sandboxes, "ada");
  await push(at.pushgateway, "backup", "m 4\n");
  await untilStored(dataDir, "ada", "backup");
  process.kill(await pidOf(dataDir, "ada", "pushgateway"), "SIGKILL");
  await untilRestarted(
    opened,
    "Pushgateway stopped: it was ended by SIGKILL. It starts again at once",
  );
  expect(told.map(({ state }) => state)).toEqual(["starting", "ready", "restarting", "ready"]);
  expect(sandboxes.endpoints("ada")).toEqual(at);
  expect(await jobsOn(at.pushgateway)).toEqual(["backup"]);
});

test("a killed Prometheus comes back with its history, and both at once too", async () => {
  const opened = await openTestSandboxes();
  const { sandboxes, dataDir } = opened;
  const at = await ready(sandboxes, "ada");
  await push(at.pushgateway, "backup", "m 4\n");
  await untilSeries(at.prometheus, "m");
  process.kill(await pidOf(dataDir, "ada", "prometheus"), "SIGKILL");
  await untilRestarted(opened, "Prometheus stopped");
  expect(await query(at.prometheus, "last_over_time(m[5m])")).toHaveLength(1);
  process.kill(await pidOf(dataDir, "ada", "prometheus"), "SIGKILL");
  process.kill(await pidOf(dataDir, "ada", "pushgateway"), "SIGKILL");
  await untilRestarted(opened, "Pushgateway stopped");
  expect(await query(at.prometheus, "last_over_time(m[5m])")).toHaveLength(1);
  expect(await jobsOn(at.pushgateway)).toEqual(["backup"]);
});

test("three quick kills, also of a server that is starting, are survived", async () => {
  const { sandboxes, dataDir, told } = await openTestSandboxes();
  await ready(sandboxes, "ada");
  const killed = new Set<number>();
  await until(async () => {
    const pid = await pidOf(dataDir, "ada", "prometheus").catch(() => null);
    if (pid !== null && !killed.has(pid)) {
      killed.add(pid);
      process.kill(pid, "SIGKILL");
    }
    return killed.size > 3;
  });
  await until(() => told.some(({ detail }) => detail?.includes("SIGKILL") ?? false));
  await untilState(sandboxes, "ada", "ready");
  expect(told.map(({ state }) => state)).not.toContain("failed");
});

test("a request during a restart waits for its end", async () => {
  const opened = await openTestSandboxes();
  const { sandboxes, dataDir } = opened;
  await ready(sandboxes, "ada");
  const asked = new Promise<SandboxEndpoints>((resolve) => {
    sandboxes.onChange((team) => {
      if (sandboxes.peek(team).state === "restarting") resolve(ready(sandboxes, team));
    });
  });
  process.kill(await pidOf(dataDir, "ada", "pushgateway"), "SIGKILL");
  expect(await jobsOn((await asked).pushgateway)).toEqual([]);
});

test("a gateway whose port was taken gets another, and Prometheus follows", async () => {
  const opened = await openTestSandboxes();
  const { sandboxes, dataDir, told } = opened;
  const at = await ready(sandboxes, "ada");
  await untilSeries(at.prometheus, "up == 1");
  const kill = async () => process.kill(await pidOf(dataDir, "ada", "pushgateway"), "SIGKILL");
  await kill();
  await untilRestarted(opened, "at once");
  await kill();
  await until(() => told.some(({ detail }) => detail?.includes("in 0.5 s") ?? false));
  await occupy(Number(new URL(at.pushgateway).port));
  await untilState(sandboxes, "ada", "ready");
  const moved = await ready(sandboxes, "ada");
  expect(moved.pushgateway).not.toBe(at.pushgateway);
  expect(moved.prometheus).toBe(at.prometheus);
  await push(moved.pushgateway, "backup", "m 4\n");
  await untilSeries(moved.prometheus, "m");
  expect(await query(moved.prometheus, 'up{job="pushgateway"}')).toHaveLength(1);
});

function occupy(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end("HTTP/1.1 200 OK\r\n\r\n");
    });
    onTestFinished(() => void server.close());
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

test("a server that hangs is killed and starts again", async () => {
  const opened = await openTestSandboxes({}, { healthEveryMs: 50, healthTimeoutMs: 1000 });
  const { sandboxes, dataDir } = opened;
  await ready(sandboxes, "ada");
  const pid = await pidOf(dataDir, "ada", "pushgateway");
  process.kill(pid, "SIGSTOP");
  await untilRestarted(opened, "Pushgateway stopped: it did not answer");
  expect(await pidOf(dataDir, "ada", "pushgateway")).not.toBe(pid);
});

test("a server above its memory is killed, and after too many times the sandbox fails", async () => {
  const { sandboxes, told } = await openTestSandboxes({ memoryMb: 5 }, { memoryEveryMs: 20 });
  await sandboxes.ensure("ada", 0);
  await untilState(sandboxes, "ada", "failed");
  const details = told.map(({ detail }) => detail ?? "");
  expect(details.some((detail) => detail.includes("it used more than 10 MiB of memory"))).toBe(
    true,
  );
  expect(details.at(-1)).toContain("stopped too often within a minute");
  expect(await sandboxes.ensure("ada", 1000)).toMatchObject({
    error: { kind: "sandbox-failed", message: details.at(-1) },
  });
});

test("damaged groups are put aside and the gateway starts without them", async () => {
  const opened = await openTestSandboxes({ idleMs: 500 }, { idleEveryMs: 20 });
  const { sandboxes, dataDir, told } = opened;
  await ready(sandboxes, "ada");
  await untilState(sandboxes, "ada", "stopped");
  const root = folderOf(dataDir, "ada");
  await until(async () => (await serversOn(root)).length === 0);
  await writeFile(join(root, "pushgateway.db"), "not a gob");
  sandboxes.hold("ada");
  const at = await ready(sandboxes, "ada");
  expect(await jobsOn(at.pushgateway)).toEqual([]);
  expect(told.map(({ detail }) => detail)).toContain(
    "Pushgateway could not read its stored data. It is put aside, and the server starts anew without it.",
  );
  expect(await readdir(root)).toContain("pushgateway.db.damaged");
});

test("a damaged history is put aside, the groups stay", async () => {
  const opened = await openTestSandboxes({ idleMs: 500 }, { idleEveryMs: 20 });
  const { sandboxes, dataDir } = opened;
  const leave = sandboxes.hold("ada");
  await push((await ready(sandboxes, "ada")).pushgateway, "backup", "m 4\n");
  leave();
  await untilState(sandboxes, "ada", "stopped");
  const root = folderOf(dataDir, "ada");
  await writeFile(join(root, "prometheus", "chunks_head", "000001"), "not a chunk file".repeat(99));
  sandboxes.hold("ada");
  const at = await ready(sandboxes, "ada");
  expect(await jobsOn(at.pushgateway)).toEqual(["backup"]);
  expect(await readdir(root)).toContain("prometheus.damaged");
});
