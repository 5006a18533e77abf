import { setTimeout as sleep } from "node:timers/promises";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { LocalSettings } from "@/lib/server/local-settings";
import type { SandboxDirectory } from "@/lib/server/sandbox/local/folder/sandbox-directory";
import { stackServers } from "@/lib/server/stack/stack-servers";
import type { InTurn } from "@/lib/server/turns";
import { explainExit, explainSystemError, isDamage, type LaunchProblem } from "./launch-problem";
import { loopbackGet } from "./loopback-get";
import { lowerPriority, raisePriority } from "./priority";
import type { Reaper } from "./reaper";
import { serverCommand } from "./server-command";
import { type ServerProcess, startServerProcess } from "./server-process";

/** A server that has answered `/-/ready`. */
export interface RunningServer {
  kind: ServerName;
  port: number;
  base: string;
  process: ServerProcess;
}

export interface Launcher {
  settings: LocalSettings;
  reaper: Reaper;
  /** To start a process holds up the event loop; many that start at once hold up nobody for long. */
  inTurn: InTurn;
}

export interface LaunchWishes {
  signal: AbortSignal;
  /** Until then it starts behind whatever else there is to do. */
  isWaitedFor: () => boolean;
}

const readyWithinMs = 60_000;
/** Each try costs the app half a millisecond or more, which it has for what somebody waits for. */
const pollMs = { waitedFor: 5, unwatched: 50 };
const answerWithinMs = 2_000;
const identityTries = 10;

/**
 * Starts a server of a team on this port and waits until it is ready, up to 60 s. A port that another
 * program has, even one that answers as if it were ours, is `port-taken`.
 */
export async function launchServer(
  { settings, reaper, inTurn }: Launcher,
  kind: ServerName,
  directory: SandboxDirectory,
  port: number,
  { signal, isWaitedFor }: LaunchWishes,
): Promise<Result<RunningServer, LaunchProblem>> {
  if (signal.aborted) return err({ kind: "aborted" });
  const command = serverCommand(kind, settings, directory, port);
  const base = `http://127.0.0.1:${port}`;
  let server: ServerProcess;
  try {
    const started = await inTurn(() =>
      signal.aborted ? null : startServerProcess(command, reaper),
    );
    if (started === null) return err({ kind: "aborted" });
    server = started;
  } catch (error) {
    return err(explainSystemError(error));
  }
  let isLow = !isWaitedFor();
  if (isLow) lowerPriority(server.pid);
  const outcome = await untilReady(server, base, signal, () => {
    if (isLow && isWaitedFor()) raisePriority(server.pid);
    isLow &&= !isWaitedFor();
    return isLow ? pollMs.unwatched : pollMs.waitedFor;
  });
  const isUsable = outcome === "ready" && (await isOurs(kind, base, directory, server));
  if (server.hasExited()) return err(explainExit(await server.exited, command.binary));
  if (isUsable && !isDamage(server.words())) {
    lowerPriority(server.pid);
    return ok({ kind, port, base, process: server });
  }
  await server.stop();
  return err(explainOutcome(outcome, isUsable));
}

function explainOutcome(outcome: Outcome, isUsable: boolean): LaunchProblem {
  if (outcome === "aborted") return { kind: "aborted" };
  if (outcome !== "ready") return { kind: "crashed", reason: "it did not become ready in time" };
  return isUsable
    ? { kind: "damaged", reason: "its stored data was damaged" }
    : { kind: "port-taken" };
}

type Outcome = "ready" | "gone" | "late" | "aborted";

async function untilReady(
  server: ServerProcess,
  base: string,
  signal: AbortSignal,
  /** Gives how long to rest before the next try. */
  onTry: () => number,
): Promise<Outcome> {
  const endsAtMs = performance.now() + readyWithinMs;
  while (performance.now() < endsAtMs) {
    if (signal.aborted) return "aborted";
    if (server.hasExited()) return "gone";
    const restMs = onTry();
    if ((await loopbackGet(`${base}/-/ready`, answerWithinMs)) !== null) return "ready";
    await sleep(restMs);
  }
  return "late";
}

/** Whether the server that answers is this team's: another program's could have the port. */
async function isOurs(
  kind: ServerName,
  base: string,
  { root }: SandboxDirectory,
  server: ServerProcess,
): Promise<boolean> {
  const { path, isOurs } = stackServers[kind].identity;
  for (let tries = 0; tries < identityTries && !server.hasExited(); tries += 1) {
    const answer = parseJson(await loopbackGet(base + path, answerWithinMs));
    // On a busy machine even ours may not answer in time.
    if (answer !== null) return isOurs(answer, root);
  }
  return false;
}

function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
