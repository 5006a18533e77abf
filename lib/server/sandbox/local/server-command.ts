import type { SandboxSettings } from "@/lib/server/env";
import type { SandboxDirectory } from "./sandbox-directory";

export type ServerKind = "pushgateway" | "prometheus";

export const serverNames = { pushgateway: "Pushgateway", prometheus: "Prometheus" } as const;

export interface ServerCommand {
  binary: string;
  args: string[];
  /** Its working directory and home. */
  directory: string;
  env: NodeJS.ProcessEnv;
}

/** How a team's server is started on a loopback port. */
export function serverCommand(
  kind: ServerKind,
  settings: SandboxSettings,
  directory: SandboxDirectory,
  port: number,
): ServerCommand {
  const listen = `--web.listen-address=127.0.0.1:${port}`;
  const isGateway = kind === "pushgateway";
  return {
    binary: isGateway ? settings.pushgatewayBin : settings.prometheusBin,
    args: [listen, ...(isGateway ? gatewayFlags(directory) : prometheusFlags(directory))],
    directory: directory.root,
    env: environment(settings.memoryMb, directory.root),
  };
}

/** An interval of 0 s writes every push at once, so that none that was answered is lost by a crash. */
function gatewayFlags(directory: SandboxDirectory): string[] {
  return [
    `--persistence.file=${directory.gatewayFile}`,
    "--persistence.interval=0s",
    "--log.level=error",
  ];
}

/**
 * Short blocks and small segments keep the head, the log and the replay at a start small. The hidden flags
 * are the same in Prometheus 2.42 and 3: 10 MB is the least a segment may have, and without the reload
 * interval the first scrape comes up to 5 s later. Levels below error are off because a warning on its way
 * out would kill a server whose app is gone, with its log's reader (SIGPIPE).
 */
function prometheusFlags(directory: SandboxDirectory): string[] {
  return [
    `--config.file=${directory.prometheusConfig}`,
    `--storage.tsdb.path=${directory.historyDir}`,
    "--storage.tsdb.retention.time=7d",
    "--storage.tsdb.retention.size=64MB",
    "--storage.tsdb.wal-segment-size=10MB",
    "--storage.tsdb.min-block-duration=15m",
    "--storage.tsdb.max-block-duration=135m",
    "--scrape.discovery-reload-interval=500ms",
    "--query.timeout=5s",
    "--query.max-samples=2000000",
    "--query.max-concurrency=4",
    "--log.level=error",
  ];
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
