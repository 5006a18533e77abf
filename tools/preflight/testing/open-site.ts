import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "@/lib/server/testing/side-by-side";
import { launchApp } from "@/tools/setup/launch-app.mjs";
import { type FakeCluster, installFakeKubectl } from "./install-fake-kubectl";
import { runPreflight } from "./run-preflight";

const password = "of the tests alone";

/** The production build with stacks that exist already, and preflight beside it. */
export async function openSite(settings: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), "scrapelab-preflight-"));
  const app = launchApp(
    {
      ...{ DATA_DIR: folder, LOG_LEVEL: "error", SANDBOX_PROVIDER: "external" },
      ...{ INSTRUCTOR_PASSWORD: password, SANDBOX_RESTART: "none", ...settings },
    },
    { env: { PATH: process.env.PATH } },
  );
  onTestFinished(async () => {
    await app.end("SIGTERM");
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const url = `http://127.0.0.1:${(await app.ready).port}`;

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
