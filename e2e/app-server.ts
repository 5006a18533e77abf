import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The production build, serving on a free port with a data directory of its own. */
export interface AppServer {
  url: string;
  dataDir: string;
  /** Ends it as a crash would (SIGKILL); its port and its data stay for `startAgain`. */
  kill: () => Promise<void>;
  startAgain: () => Promise<void>;
  /** Stops it as Ctrl+C does, and removes its data. */
  stop: () => Promise<void>;
}

/** `settings` go to its environment. */
export async function startAppServer(settings: Record<string, string> = {}): Promise<AppServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "scrapelab-e2e-"));
  const start = (port: string) =>
    launch({ PAGES_PORT: "0", ...settings, PORT: port, DATA_DIR: dataDir });
  let app = start("0");
  const end = async (signal: NodeJS.Signals) => {
    const exited = once(app, "exit");
    if (isRunning(app) && app.kill(signal)) await exited;
  };
  const stop = async () => {
    await end("SIGTERM");
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const url = await addressOf(app);
    return {
      url,
      dataDir,
      kill: () => end("SIGKILL"),
      async startAgain() {
        app = start(new URL(url).port);
        await addressOf(app);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function launch(settings: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ["--enable-source-maps", "dist/server.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      LOG_LEVEL: "warn",
      SANDBOX_SCRAPE_INTERVAL: "1s",
      ...settings,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
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
