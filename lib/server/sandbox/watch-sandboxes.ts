import type { SandboxSettings } from "@/lib/server/env";
import type { Log } from "@/lib/server/log";
import { directorySize } from "./directory-size";
import { repeat } from "./repeat";
import { residentMemory } from "./resident-memory";
import type { SandboxLimits } from "./sandbox-limits";
import type { TeamSandbox } from "./team-sandbox";

const bytesPerMib = 1024 * 1024;

export interface Watched {
  sandboxes: () => ReadonlyMap<string, TeamSandbox>;
  settings: SandboxSettings;
  limits: SandboxLimits;
  historyDir: (team: string) => string;
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
  const servers = [...sandboxes().values()].flatMap((sandbox) =>
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

async function boundDisk({ sandboxes, limits, historyDir, log, signal }: Watched): Promise<void> {
  for (const [team, sandbox] of sandboxes()) {
    if (!sandbox.isActive() || signal.aborted) continue;
    const bytes = await directorySize(historyDir(team));
    if (bytes <= limits.historyBytes || !sandbox.isActive()) continue;
    log.warn({ team, bytes }, "a history is over its limit and is cleared");
    await sandbox.clearHistory();
  }
}
