import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchApp } from "@/tools/setup/launch-app.mjs";

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
  const usual = { LOG_LEVEL: "warn", SANDBOX_SCRAPE_INTERVAL: "1s" };
  const start = (PORT: string) =>
    launchApp({ ...usual, ...settings, PORT, DATA_DIR: dataDir }, { args });
  let app = start("0");
  const stop = async () => {
    await app.end("SIGTERM");
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const { url, port } = await app.ready;
    return {
      url,
      port,
      dataDir,
      kill: () => app.end("SIGKILL"),
      async startAgain() {
        app = start(port);
        await app.ready;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
