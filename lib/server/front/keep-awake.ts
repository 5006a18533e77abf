import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** What keeps a system awake while `command` runs. */
const keepers: Partial<Record<NodeJS.Platform, (command: string[]) => [string, ...string[]]>> = {
  linux: (command) => [
    "systemd-inhibit",
    "--what=sleep:idle:handle-lid-switch",
    "--who=Scrapelab",
    "--why=A class uses this machine",
    ...command,
  ],
  darwin: (command) => ["caffeinate", "-i", "-s", ...command],
};

/** Says that it runs, and ends with the process of the given id, however that ends. */
const waitForEnd = 'echo awake; while kill -0 "$0" 2>/dev/null; do sleep 2; done';

/**
 * Keeps the machine from sleeping for as long as the process `pid` lives. Resolves to whether the system has
 * promised that; quietly false where it cannot.
 */
export async function keepAwake(
  pid: number = process.pid,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  const keeper = keepers[platform];
  if (!keeper) return false;
  const [program, ...args] = keeper(["sh", "-c", waitForEnd, String(pid)]);
  // In a group of its own, because a terminal's Ctrl+C is for the app, which may still have to end.
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "ignore"], detached: true });
  child.unref();
  return firstWord(child);
}

async function firstWord(child: ChildProcess): Promise<boolean> {
  if (!child.stdout) return false;
  const said = once(child.stdout, "data").then(
    () => true,
    () => false,
  );
  const ended = new Promise<boolean>((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", () => resolve(false));
  });
  const isAwake = await Promise.race([said, ended]);
  child.stdout.destroy();
  return isAwake;
}
