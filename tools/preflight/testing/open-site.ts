import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
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
  const bin = join(folder, "bin");

  /** Runs the command to its end, as it stands in the README; interrupted by Ctrl+C where it is told to. */
  async function preflight(
    args: readonly string[],
    cluster?: Partial<FakeCluster>,
    interruptWhen?: () => Promise<boolean>,
  ) {
    const teams = join(folder, "teams.txt");
    await writeFile(teams, (settings.TEAMS ?? "").replaceAll(",", "\n").replace("red", "red: ada"));
    const given = ["--url", url, "--teams", teams, ...args];
    const env = { ...(await installFakeKubectl(bin, cluster)), INSTRUCTOR_PASSWORD: password };
    return runPreflight(given, env, interruptWhen);
  }

  /** Files of the fake cluster, one for each Job that is there. */
  async function jobs(): Promise<string[]> {
    return (await readdir(bin)).filter((file) => /-preflight-\w+\.json$/.test(file));
  }

  /** How many are in each team. */
  async function members(): Promise<number[]> {
    const join = await (await fetch(`${url}/api/join`)).json();
    return join.teams.map((team: { members: number }) => team.members);
  }
  return { url, preflight, jobs, members };
}
