import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { freePort } from "@/tools/setup/free-port.mjs";

/** A production build, serving on a free port with a data directory of its own. */
export interface RunningApp {
  url: string;
  pid: number;
  dataDir: string;
  stop: () => Promise<void>;
}

/** Starts the production build of a checkout: this one, or that of another state of the project. */
export async function startApp(
  folder: string,
  env: Record<string, string> = {},
): Promise<RunningApp> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), "scrapelab-bench-"));
  const app = spawn(process.execPath, [...(await flagsOf(folder)), "dist/server.mjs"], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      PAGES_PORT: "0",
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
      ...env,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://localhost:${port}`;
  await answers(`${url}/healthz`, app);
  return {
    url,
    pid: app.pid ?? 0,
    dataDir,
    async stop() {
      app.kill("SIGTERM");
      if (app.exitCode === null) await once(app, "exit");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** As `npm start` has them there. */
async function flagsOf(folder: string): Promise<readonly string[]> {
  const file = resolve(folder, "tools/setup/app-flags.mjs");
  if (!existsSync(file)) return ["--enable-source-maps"];
  const { appFlags } = await import(file);
  return z.array(z.string()).parse(appFlags);
}

/** Resolves with the first answer; rejects when the process ends before. */
export async function answers(url: string, process: ChildProcess, everyMs = 5): Promise<void> {
  for (;;) {
    if (process.exitCode !== null) throw new Error(`it ended with ${process.exitCode}`);
    const isThere = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Joins as a new learner; the cookie signs later requests in. */
export async function joinAs(url: string, name: string): Promise<{ cookie: string }> {
  const answer = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name }),
  });
  if (answer.status !== 201) throw new Error(`joining was answered ${answer.status}`);
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (!cookie) throw new Error("no cookie");
  return { cookie };
}

/** Waits until the learner's sandbox is ready. */
export async function untilReady(url: string, cookie: string, everyMs = 5): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/api/sandbox`, { headers: { cookie } });
    const { state } = await answer.json();
    if (state === "ready") return;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
