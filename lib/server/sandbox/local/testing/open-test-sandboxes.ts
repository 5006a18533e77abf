import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerName } from "@/lib/domain/stack/stack";
import { readLocalSettings } from "@/lib/server/env";
import type { LocalSettings } from "@/lib/server/local-settings";
import { createLog } from "@/lib/server/log";
import { folderOf } from "@/lib/server/sandbox/local/folder/folder-of";
import { createLocalSandboxes } from "@/lib/server/sandbox/local/local-sandboxes";
import { serversOn } from "@/lib/server/sandbox/local/process/leftover-processes";
import type { SandboxLimits } from "@/lib/server/sandbox/local/sandbox-limits";
import { type OpenedSandboxes, tellStates } from "@/lib/server/sandbox/testing/ask-sandboxes";
import { stackServers } from "@/lib/server/stack/stack-servers";
import { onTestFinished } from "@/lib/server/testing/side-by-side";

/** A data directory that goes with the test. */
export async function makeDataDir(onEnd = onTestFinished): Promise<string> {
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), "scrapelab-sandbox-")));
  // A server that is being ended may write until it has.
  onEnd(() => rm(dataDir, { recursive: true, force: true, maxRetries: 20 }));
  return dataDir;
}

export function testSettings(changes: Partial<LocalSettings> = {}): LocalSettings {
  const local = readLocalSettings();
  if (!local.ok) throw new Error(local.error.join("\n"));
  return { ...local.value, scrapeIntervalMs: 200, warm: 0, ...changes };
}

export interface TestSandboxes extends OpenedSandboxes {
  dataDir: string;
}

export async function openTestSandboxes(
  changes: Partial<LocalSettings> = {},
  limits: Partial<SandboxLimits> = {},
  onEnd = onTestFinished,
): Promise<TestSandboxes> {
  const dataDir = await makeDataDir(onEnd);
  const log = createLog("silent");
  const sandboxes = await createLocalSandboxes(testSettings(changes), { dataDir, log, limits });
  onEnd(() => sandboxes.close());
  return { sandboxes, dataDir, told: tellStates(sandboxes) };
}

/** The process of a team's server; throws when it does not run exactly once. */
export async function pidOf(dataDir: string, team: string, kind: ServerName): Promise<number> {
  const all = await serversOn(folderOf(dataDir, team));
  const [server, ...others] = all.filter(({ command }) =>
    command.includes(stackServers[kind].storageFlag),
  );
  if (server === undefined || others.length > 0) throw new Error(JSON.stringify(all));
  return server.pid;
}
