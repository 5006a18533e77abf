import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The production build, serving on a free port with a data directory of its own. */
export interface AppServer {
  /** Where it says it is. */
  url: string;
  /** Where it listens on this machine. */
  port: string;
  dataDir: string;
  /** Ends it as a crash would (SIGKILL); its port and its data stay for `startAgain`. */
  kill: () => Promise<void>;
  startAgain: () => Promise<void>;
  /** Stops it as Ctrl+C does, and removes its data. */
  stop: () => Promise<void>;
}

/** `settings` go to its environment, `args` to its command line. */
export async function startAppServer(
  settings: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<AppServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "scrapelab-e2e-"));
  const start = (port: string) =>
    launch({ PAGES_PORT: "0", ...settings, PORT: port, DATA_DIR: dataDir }, args);
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
    const { url, port } = await addressOf(app);
    return {
      url,
      port,
      dataDir,
      kill: () => end("SIGKILL"),
      async startAgain() {
        app = start(port);
        await addressOf(app);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function launch(settings: Record<string, string>, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["--enable-source-maps", "dist/server.mjs", ...args], {
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
async function addressOf(app: ChildProcess): Promise<{ url: string; port: string }> {
  if (!app.stdout) throw new Error("the app has no standard output");
  for await (const line of createInterface(app.stdout)) {
    const [, url, port] = /is ready at (http\S+)(?: \(listening on port (\d+))?/.exec(line) ?? [];
    if (!url) continue;
    app.stdout.resume();
    return { url, port: port ?? new URL(url).port };
  }
  throw new Error("the app ended before it was ready");
}

function isRunning(app: ChildProcess): boolean {
  return app.exitCode === null && app.signalCode === null;
}
