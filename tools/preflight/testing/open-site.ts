import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "@/lib/server/testing/side-by-side";
import { type FakeCluster, installFakeKubectl } from "./install-fake-kubectl";
import { runPreflight } from "./run-preflight";

const password = "of the tests alone";

/** The production build with stacks that exist already, and preflight beside it. */
export async function openSite(settings: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), "scrapelab-preflight-"));
  const app = spawn(process.execPath, ["dist/server.mjs"], {
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: "production", HOST: "127.0.0.1", PORT: "0" },
      ...{ PAGES_PORT: "0", DATA_DIR: folder, LOG_LEVEL: "error", SANDBOX_PROVIDER: "external" },
      ...{ INSTRUCTOR_PASSWORD: password, SANDBOX_RESTART: "none", ...settings },
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(async () => {
    const ended = once(app, "exit");
    if (app.exitCode === null && app.kill("SIGTERM")) await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const url = await addressOf(app);

  /** Runs the command to its end, as it stands in the README. */
  async function preflight(args: readonly string[], cluster?: Partial<FakeCluster>) {
    const bin = join(folder, "bin");
    const teams = join(folder, "teams.txt");
    await writeFile(teams, (settings.TEAMS ?? "").replaceAll(",", "\n").replace("red", "red: ada"));
    const given = ["--url", url, "--teams", teams, ...args];
    const env = { ...(await installFakeKubectl(bin, cluster)), INSTRUCTOR_PASSWORD: password };
    return { ...(await runPreflight(given, env)), deleted: join(bin, "deleted") };
  }
  return { url, preflight };
}

async function addressOf(app: ChildProcess): Promise<string> {
  if (!app.stdout) throw new Error("the app has no output");
  for await (const line of createInterface(app.stdout)) {
    const [, url, port] = /is ready at (http\S+)(?: \(listening on port (\d+))?/.exec(line) ?? [];
    if (url === undefined) continue;
    app.stdout.resume();
    return port === undefined ? url.replace("localhost", "127.0.0.1") : `http://127.0.0.1:${port}`;
  }
  throw new Error("the app ended before it was ready");
}
