import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { err, type Result } from "@/lib/domain/result";
import { baseStack, type ServerName } from "@/lib/domain/stack/stack";
import type { SandboxDirectory } from "@/lib/server/sandbox/local/folder/sandbox-directory";
import { writeOwner } from "@/lib/server/sandbox/local/folder/sandbox-owner";
import type { FreePorts } from "@/lib/server/sandbox/local/process/free-ports";
import type { LaunchProblem } from "@/lib/server/sandbox/local/process/launch-problem";
import {
  type Launcher,
  launchServer,
  type RunningServer,
} from "@/lib/server/sandbox/local/process/launch-server";
import type { ServerExit } from "@/lib/server/sandbox/local/process/server-process";
import type { SandboxEndpoints } from "@/lib/server/sandbox/sandboxes";
import { stackServers } from "@/lib/server/stack/stack-servers";

const portTries = 5;

export interface ServerProblem {
  kind: ServerName;
  problem: LaunchProblem;
}

export interface TeamServersEvents {
  launched(server: RunningServer): void;
  /** One has ended that nobody stopped. */
  ended(server: RunningServer, exit: ServerExit): void;
}

/** A sandbox's folder, and the team that owns it; null while it stands ready for any. */
export interface SandboxPlace {
  readonly id: string;
  readonly directory: SandboxDirectory;
  team: string | null;
}

/** A sandbox's processes with their files and ports. Its calls must not overlap. */
export class TeamServers {
  readonly #launcher: Launcher & { ports: FreePorts };
  readonly #place: SandboxPlace;
  readonly #events: TeamServersEvents;
  readonly #servers = new Map<ServerName, RunningServer>();
  readonly #ports = new Map<ServerName, number>();
  #stack: readonly ServerName[] = baseStack;
  /** What was written of each server's configuration, by path. */
  #written = new Map<string, string>();

  constructor(
    launcher: Launcher & { ports: FreePorts },
    place: SandboxPlace,
    events: TeamServersEvents,
  ) {
    this.#launcher = launcher;
    this.#place = place;
    this.#events = events;
  }

  running(): RunningServer[] {
    return [...this.#servers.values()];
  }

  /** The servers that are to run. */
  stack(): readonly ServerName[] {
    return this.#stack;
  }

  /** Changes which servers are to run, as far as their programs are there; true where that is a change. */
  choose(stack: readonly ServerName[]): boolean {
    const { settings } = this.#launcher;
    const chosen = stack.filter((name) => stackServers[name].program(settings) !== null);
    const isSame =
      chosen.length === this.#stack.length && chosen.every((name) => this.#stack.includes(name));
    if (!isSame) this.#stack = chosen;
    return !isSame;
  }

  isComplete(): boolean {
    return this.#stack.every((name) => this.#servers.has(name));
  }

  /** Where they answer; null unless those of the base run. */
  endpoints(): SandboxEndpoints | null {
    const [prometheus, pushgateway, alertmanager] = (
      ["prometheus", "pushgateway", "alertmanager"] as const
    ).map((name) => this.#servers.get(name)?.base);
    if (pushgateway === undefined || prometheus === undefined) return null;
    return { pushgateway, prometheus, ...(alertmanager === undefined ? {} : { alertmanager }) };
  }

  /** Starts what is not running, and ends what is not to; null when that went well, else the first problem. */
  async launchMissing(signal: AbortSignal): Promise<ServerProblem | null> {
    const { directory, team } = this.#place;
    if (team === null) await mkdir(directory.root, { recursive: true, mode: 0o700 });
    else writeOwner(directory, team);
    await this.#leave();
    await this.#configure();
    const missing = this.#stack.filter((kind) => !this.#servers.has(kind));
    const results = await Promise.all(
      missing.map(async (kind) => ({ kind, result: await this.#launch(kind, signal) })),
    );
    await this.#configure();
    for (const { kind, result } of results) if (!result.ok) return { kind, problem: result.error };
    return null;
  }

  async stop(kinds: readonly ServerName[]): Promise<void> {
    await Promise.all(
      kinds.map((kind) => {
        const server = this.#servers.get(kind);
        this.#servers.delete(kind);
        return server?.process.stop();
      }),
    );
  }

  /** Stops all and gives their ports back. */
  async stopAll(): Promise<void> {
    await this.stop([...this.#servers.keys()]);
    for (const kind of [...this.#ports.keys()]) this.#giveBack(kind);
    this.#written.clear();
  }

  /** Stops what no lab needs any more; its data is kept. */
  async #leave(): Promise<void> {
    const leaving = [...this.#servers.keys()].filter((kind) => !this.#stack.includes(kind));
    await this.stop(leaving);
    for (const kind of leaving) this.#giveBack(kind);
  }

  /** Deletes what the servers stored; they must not run. */
  async erase(kinds: readonly ServerName[]): Promise<void> {
    for (const kind of kinds)
      await rm(stackServers[kind].stored(this.#place.directory.root), {
        recursive: true,
        force: true,
      });
  }

  /** Moves away what a server stored, in place of what was moved away before. */
  async setAside(kind: ServerName): Promise<void> {
    const stored = stackServers[kind].stored(this.#place.directory.root);
    await rm(`${stored}.damaged`, { recursive: true, force: true });
    await rename(stored, `${stored}.damaged`);
  }

  /** A server keeps its port over restarts, unless another program has taken it meanwhile. */
  async #launch(
    kind: ServerName,
    signal: AbortSignal,
  ): Promise<Result<RunningServer, LaunchProblem>> {
    for (let tries = 0; tries < portTries; tries += 1) {
      const port = await this.#portFor(kind);
      const launched = await launchServer(this.#launcher, kind, this.#place.directory, port, {
        signal,
        isWaitedFor: () => this.#place.team !== null,
      });
      if (launched.ok) this.#take(launched.value);
      if (launched.ok || launched.error.kind !== "port-taken") return launched;
      this.#giveBack(kind);
    }
    return err({ kind: "crashed", reason: "other programs took every port it tried" });
  }

  #take(server: RunningServer): void {
    this.#servers.set(server.kind, server);
    this.#events.launched(server);
    void server.process.exited.then((exit) => {
      if (this.#servers.get(server.kind) !== server) return;
      this.#servers.delete(server.kind);
      this.#events.ended(server, exit);
    });
  }

  /** Writes what has changed of the servers' configurations, and has Prometheus read its own again. */
  async #configure(): Promise<void> {
    const { scrapeIntervalMs } = this.#launcher.settings;
    const { root } = this.#place.directory;
    const ports = await Promise.all(
      this.#stack.map(async (kind) => ({ kind, port: await this.#portFor(kind) })),
    );
    const prometheus = ports.map(({ kind, port }) => stackServers[kind].prometheusPart(port));
    const files = this.#stack.flatMap((kind) =>
      stackServers[kind].configuration(root, { scrapeIntervalMs, prometheus }),
    );
    const changed = files.filter(({ path, text }) => this.#written.get(path) !== text);
    for (const { path, text } of changed) {
      await writeFile(path, text);
      this.#written.set(path, text);
    }
    if (changed.length > 0) this.#servers.get("prometheus")?.process.signal("SIGHUP");
  }

  async #portFor(kind: ServerName): Promise<number> {
    const port = this.#ports.get(kind) ?? (await this.#launcher.ports.take());
    this.#ports.set(kind, port);
    return port;
  }

  #giveBack(kind: ServerName): void {
    const port = this.#ports.get(kind);
    if (port !== undefined) this.#launcher.ports.release(port);
    this.#ports.delete(kind);
  }
}
