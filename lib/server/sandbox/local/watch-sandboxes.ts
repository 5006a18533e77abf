import type { LocalSettings } from "@/lib/server/local-settings";
import type { Log } from "@/lib/server/log";
import { directorySize } from "@/lib/server/sandbox/local/folder/directory-size";
import type { SandboxDirectory } from "@/lib/server/sandbox/local/folder/sandbox-directory";
import { residentMemory } from "@/lib/server/sandbox/local/process/resident-memory";
import { repeat } from "./repeat";
import type { SandboxLimits } from "./sandbox-limits";
import type { TeamSandbox } from "./team-sandbox";

const bytesPerMib = 1024 * 1024;

export interface WatchedSandbox {
  id: string;
  directory: SandboxDirectory;
  sandbox: TeamSandbox;
}

export interface Watched {
  sandboxes: () => readonly WatchedSandbox[];
  settings: LocalSettings;
  limits: SandboxLimits;
  checkIdle: () => void;
  signal: AbortSignal;
  log: Log;
}

/** Holds every sandbox to its share of memory and disk, and looks for idle ones, until the signal. */
export function watchSandboxes(watched: Watched): void {
  const { limits, settings, signal, log } = watched;
  const idleEveryMs = Math.min(limits.idleEveryMs, settings.idleMs);
  void repeat(limits.memoryEveryMs, () => boundMemory(watched), signal, log);
  void repeat(limits.diskEveryMs, () => boundDisk(watched), signal, log);
  void repeat(idleEveryMs, watched.checkIdle, signal, log);
}

async function boundMemory({ sandboxes, settings, log }: Watched): Promise<void> {
  const limitMib = settings.memoryMb * 2;
  const servers = sandboxes().flatMap(({ sandbox }) =>
    sandbox.running().map((server) => ({ sandbox, server })),
  );
  const memory = await residentMemory(servers.map(({ server }) => server.process.pid));
  for (const { sandbox, server } of servers) {
    const bytes = memory.get(server.process.pid) ?? 0;
    if (bytes <= limitMib * bytesPerMib || server.process.hasExited()) continue;
    log.warn({ server: server.kind, bytes, limitMib }, "a server is over its memory limit");
    sandbox.kill(server, `it used more than ${limitMib} MiB of memory`);
  }
}

async function boundDisk({ sandboxes, limits, log, signal }: Watched): Promise<void> {
  for (const { id, directory, sandbox } of sandboxes()) {
    if (!sandbox.isActive() || signal.aborted) continue;
    const bytes = await directorySize(directory.historyDir);
    if (bytes <= limits.historyBytes || !sandbox.isActive()) continue;
    log.warn({ sandbox: id, bytes }, "a history is over its limit and is cleared");
    await sandbox.clearHistory();
  }
}
