import type { ServerName } from "@/lib/domain/stack/stack";
import type { LocalSettings } from "@/lib/server/local-settings";
import type { SandboxDirectory } from "@/lib/server/sandbox/local/folder/sandbox-directory";
import { stackServers } from "@/lib/server/stack/stack-servers";

export interface ServerCommand {
  binary: string;
  args: string[];
  /** Its working directory and home. */
  directory: string;
  env: NodeJS.ProcessEnv;
}

/** How a team's server is started on a loopback port. */
export function serverCommand(
  kind: ServerName,
  settings: LocalSettings,
  { root }: Pick<SandboxDirectory, "root">,
  port: number,
): ServerCommand {
  const { program, flags } = stackServers[kind];
  return {
    binary: program(settings) ?? kind,
    args: [`--web.listen-address=127.0.0.1:${port}`, ...flags(root)],
    directory: root,
    env: environment(settings.memoryMb, root),
  };
}

/**
 * All that a server gets to know of the app's environment: no secrets, and limits for Go's runtime.
 * `NODE_ENV` means nothing to it; Next's types ask for it.
 */
function environment(memoryMb: number, home: string): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "production",
    PATH: systemPath,
    HOME: home,
    TZ: "UTC",
    GOMAXPROCS: "1",
    GOGC: "40",
    GOMEMLIMIT: `${memoryMb}MiB`,
  };
}

export const systemPath = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin";
