import type { Log } from "@/lib/server/log";
import type { RunningServer } from "@/lib/server/sandbox/local/process/launch-server";
import { loopbackGet } from "@/lib/server/sandbox/local/process/loopback-get";
import { repeat } from "./repeat";

const failuresInARow = 3;

export interface HealthTimes {
  healthEveryMs: number;
  healthTimeoutMs: number;
}

/** Asks a server for its health until it ends, and calls `hung` when it has not answered three times. */
export function watchHealth(
  server: RunningServer,
  times: HealthTimes,
  hung: () => void,
  log: Log,
): void {
  const ended = new AbortController();
  void server.process.exited.then(() => ended.abort());
  let failures = 0;
  const ask = async () => {
    const answer = await loopbackGet(`${server.base}/-/healthy`, times.healthTimeoutMs);
    failures = answer === null ? failures + 1 : 0;
    if (failures === failuresInARow) hung();
  };
  void repeat(times.healthEveryMs, ask, ended.signal, log);
}
