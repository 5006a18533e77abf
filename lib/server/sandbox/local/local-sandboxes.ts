import { access, constants, mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import type { LocalSettings } from "@/lib/server/local-settings";
import type { Log } from "@/lib/server/log";
import { openFolders } from "@/lib/server/sandbox/local/folder/sandbox-folders";
import { lockDataDir } from "@/lib/server/sandbox/local/process/data-dir-lock";
import { createFreePorts } from "@/lib/server/sandbox/local/process/free-ports";
import { endLeftoverProcesses } from "@/lib/server/sandbox/local/process/leftover-processes";
import { createReaper } from "@/lib/server/sandbox/local/process/reaper";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import { createTurns } from "@/lib/server/turns";
import { LocalSandboxes } from "./local-sandbox-table";
import { defaultLimits, type SandboxLimits } from "./sandbox-limits";

export interface LocalSandboxesOptions {
  /** Each sandbox's files are in `sandboxes/<id>` below it. */
  dataDir: string;
  log: Log;
  limits?: Partial<SandboxLimits>;
}

/**
 * Sandboxes as child processes on loopback ports. Ends what an earlier app left running on the same
 * directory; throws with one sentence when another app is using it, or when it cannot be written.
 */
export async function createLocalSandboxes(
  settings: LocalSettings,
  options: LocalSandboxesOptions,
): Promise<Sandboxes> {
  const { log } = options;
  const sandboxesDir = await makeDirectory(join(options.dataDir, "sandboxes"));
  const unlock = lockDataDir(sandboxesDir);
  let owned: Map<string, string>;
  try {
    const ended = await endLeftoverProcesses(sandboxesDir);
    if (ended > 0) log.warn({ ended }, "ended servers that an earlier start had left running");
    owned = await openFolders(sandboxesDir, log);
  } catch (error) {
    unlock();
    throw error;
  }
  return new LocalSandboxes({
    launcher: { settings, ports: createFreePorts(), reaper: createReaper(), inTurn: createTurns() },
    sandboxesDir,
    owned,
    limits: { ...defaultLimits, ...options.limits },
    log,
    unlock,
  });
}

/** Links are resolved, because running servers are known by the path that they were started with. */
async function makeDirectory(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await access(path, constants.W_OK);
    return await realpath(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The directory ${path} cannot be written (${reason}).`, { cause: error });
  }
}
