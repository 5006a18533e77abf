import type { Log } from "@/lib/server/log";
import { sandboxDirectory } from "@/lib/server/sandbox/local/folder/sandbox-directory";
import type { FreePorts } from "@/lib/server/sandbox/local/process/free-ports";
import type { Launcher } from "@/lib/server/sandbox/local/process/launch-server";
import type { SandboxLimits } from "./sandbox-limits";
import { TeamSandbox } from "./team-sandbox";
import { type SandboxPlace, TeamServers } from "./team-servers";
import { watchHealth } from "./watch-health";

/** A sandbox with its folder, and the team that it belongs to; null while it stands ready for any. */
export interface SandboxEntry extends SandboxPlace {
  sandbox: TeamSandbox;
}

export interface EntryParts {
  launcher: Launcher & { ports: FreePorts };
  sandboxesDir: string;
  limits: SandboxLimits;
  log: Log;
}

export interface EntryEvents {
  changed(entry: SandboxEntry): void;
  cameToRest(entry: SandboxEntry): void;
}

/** Makes a sandbox that does not run yet. */
export function makeEntry(
  { launcher, sandboxesDir, limits, log }: EntryParts,
  { id, team }: Pick<SandboxPlace, "id" | "team">,
  events: EntryEvents,
): SandboxEntry {
  const place: SandboxPlace = { id, directory: sandboxDirectory(sandboxesDir, id), team };
  const own = log.child({ sandbox: id });
  const sandbox: TeamSandbox = new TeamSandbox(
    (serverEvents) => new TeamServers(launcher, place, serverEvents),
    {
      changed: () => events.changed(entry),
      launched: (server) =>
        watchHealth(server, limits, () => sandbox.kill(server, "it did not answer"), own),
      cameToRest: () => events.cameToRest(entry),
    },
    own,
  );
  const entry: SandboxEntry = Object.assign(place, { sandbox });
  return entry;
}
