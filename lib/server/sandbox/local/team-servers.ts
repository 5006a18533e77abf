import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { err, type Result } from "@/lib/domain/result";
import type { SandboxEndpoints } from "@/lib/server/sandbox/sandboxes";
import type { FreePorts } from "./free-ports";
import type { LaunchProblem } from "./launch-problem";
import { type Launcher, launchServer, type RunningServer } from "./launch-server";
import { prometheusConfig } from "./prometheus-config";
import type { SandboxDirectory } from "./sandbox-directory";
import { writeOwner } from "./sandbox-owner";
import type { ServerKind } from "./server-command";
import type { ServerExit } from "./server-process";

export const bothServers: readonly ServerKind[] = ["pushgateway", "prometheus"];
const portTries = 5;

export interface ServerProblem {
  kind: ServerKind;
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

/** A sandbox's pair of processes with their files and ports. Its calls must not overlap. */
export class TeamServers {
  readonly #launcher: Launcher & { ports: FreePorts };
  readonly #place: SandboxPlace;
  readonly #events: TeamServersEvents;
  readonly #servers = new Map<ServerKind, RunningServer>();
  readonly #ports = new Map<ServerKind, number>();
  #configuredPort: number | null = null;

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

  /** Where both answer; null unless both run. */
  endpoints(): SandboxEndpoints | null {
    const pushgateway = this.#servers.get("pushgateway")?.base;
    const prometheus = this.#servers.get("prometheus")?.base;
    if (pushgateway === undefined || prometheus === undefined) return null;
    return { pushgateway, prometheus };
  }

  /** Starts what is not running; null when that went well, else the first problem. */
  async launchMissing(signal: AbortSignal): Promise<ServerProblem | null> {
    const { directory, team } = this.#place;
    if (team === null) await mkdir(directory.root, { recursive: true, mode: 0o700 });
    else writeOwner(directory, team);
    await this.#configure();
    const missing = bothServers.filter((kind) => !this.#servers.has(kind));
    const results = await Promise.all(
      missing.map(async (kind) => ({ kind, result: await this.#launch(kind, signal) })),
    );
    await this.#configure();
    for (const { kind, result } of results) if (!result.ok) return { kind, problem: result.error };
    return null;
  }

  async stop(kinds: readonly ServerKind[]): Promise<void> {
    await Promise.all(
      kinds.map((kind) => {
        const server = this.#servers.get(kind);
        this.#servers.delete(kind);
        return server?.process.stop();
      }),
    );
  }

  /** Stops both and gives their ports back. */
  async stopAll(): Promise<void> {
    await this.stop(bothServers);
    for (const kind of bothServers) this.#giveBack(kind);
    this.#configuredPort = null;
  }

  /** Deletes what the servers stored; they must not run. */
  async erase(kinds: readonly ServerKind[]): Promise<void> {
    for (const kind of kinds)
      await rm(storedBy(kind, this.#place.directory), { recursive: true, force: true });
  }

  /** Moves away what a server stored, in place of what was moved away before. */
  async setAside(kind: ServerKind): Promise<void> {
    const stored = storedBy(kind, this.#place.directory);
    await rm(`${stored}.damaged`, { recursive: true, force: true });
    await rename(stored, `${stored}.damaged`);
  }

  /** A server keeps its port over restarts, unless another program has taken it meanwhile. */
  async #launch(
    kind: ServerKind,
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

  /** Tells Prometheus where the gateway is, when that has changed. */
  async #configure(): Promise<void> {
    const port = await this.#portFor("pushgateway");
    if (port === this.#configuredPort) return;
    const text = prometheusConfig(this.#launcher.settings.scrapeIntervalMs, port);
    await writeFile(this.#place.directory.prometheusConfig, text);
    this.#configuredPort = port;
    this.#servers.get("prometheus")?.process.signal("SIGHUP");
  }

  async #portFor(kind: ServerKind): Promise<number> {
    const port = this.#ports.get(kind) ?? (await this.#launcher.ports.take());
    this.#ports.set(kind, port);
    return port;
  }

  #giveBack(kind: ServerKind): void {
    const port = this.#ports.get(kind);
    if (port !== undefined) this.#launcher.ports.release(port);
    this.#ports.delete(kind);
  }
}

function storedBy(kind: ServerKind, directory: SandboxDirectory): string {
  return kind === "pushgateway" ? directory.gatewayFile : directory.historyDir;
}
