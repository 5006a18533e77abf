import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "@/tools/setup/free-port.mjs";
import type { Figure } from "./figure";
import { answers } from "./running-app";

/** `npm start` in a fresh clone of what is committed, and once more; until the page answers. */
export async function measureStart(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), "scrapelab-clone-"));
  try {
    await promisify(execFile)("git", ["clone", "--quiet", process.cwd(), dir]);
    const cold = await secondsToAnswer(dir);
    const warm = await secondsToAnswer(dir);
    return [
      { name: "npm start, cold", value: cold, unit: "s", target: { "at-most": 120 } },
      { name: "npm start, warm", value: warm, unit: "s", target: { "at-most": 5 } },
    ];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function secondsToAnswer(dir: string): Promise<number> {
  const port = await freePort();
  const begin = performance.now();
  const start = spawn("npm", ["start"], {
    cwd: dir,
    env: { ...withoutOwnModules(), PORT: String(port), PAGES_PORT: "0" },
    stdio: "ignore",
    detached: true,
  });
  await answers(`http://localhost:${port}/healthz`, start, 20);
  const seconds = (performance.now() - begin) / 1000;
  if (start.pid) process.kill(-start.pid, "SIGINT");
  if (start.exitCode === null) await once(start, "exit");
  return seconds;
}

/** As a newcomer's shell has it: nothing of this checkout on the PATH. */
function withoutOwnModules(): NodeJS.ProcessEnv {
  const PATH = (process.env.PATH ?? "")
    .split(":")
    .filter((each) => !each.includes("node_modules"))
    .join(":");
  const kept: NodeJS.ProcessEnv = { ...process.env, PATH };
  for (const name of Object.keys(kept)) if (name.startsWith("npm_")) delete kept[name];
  return kept;
}
