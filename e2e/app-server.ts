import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The production build, serving on a free port with a data directory of its own. */
export interface AppServer {
  url: string;
  /** Stops it as Ctrl+C does, and removes its data. */
  stop: () => Promise<void>;
}

export async function startAppServer(): Promise<AppServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "scrapelab-e2e-"));
  const app = spawn(process.execPath, ["--enable-source-maps", "dist/server.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: "0",
      HOST: "127.0.0.1",
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
      SANDBOX_SCRAPE_INTERVAL: "1s",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async () => {
    if (isRunning(app) && app.kill("SIGTERM")) await once(app, "exit");
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    return { url: await addressOf(app), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** It says where it is ready, in a line of plain text between the lines of its log. */
async function addressOf(app: ChildProcess): Promise<string> {
  if (!app.stdout) throw new Error("the app has no standard output");
  for await (const line of createInterface(app.stdout)) {
    const address = /is ready at (http\S+)/.exec(line)?.[1];
    if (!address) continue;
    app.stdout.resume();
    return address.replace(/\/$/, "");
  }
  throw new Error("the app ended before it was ready");
}

function isRunning(app: ChildProcess): boolean {
  return app.exitCode === null && app.signalCode === null;
}
