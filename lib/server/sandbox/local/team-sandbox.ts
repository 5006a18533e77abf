import { setTimeout as sleep } from "node:timers/promises";
import type { SandboxState } from "@/lib/contract/sandbox";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { Log } from "@/lib/server/log";
import { outsideRequests } from "@/lib/server/outside-requests";
import { endedBy, explainSystemError } from "@/lib/server/sandbox/local/process/launch-problem";
import type { RunningServer } from "@/lib/server/sandbox/local/process/launch-server";
import type { ServerExit } from "@/lib/server/sandbox/local/process/server-process";
import type {
  SandboxEndpoints,
  SandboxProblem,
  SandboxStatus,
} from "@/lib/server/sandbox/sandboxes";
import { createRestartDelays } from "./restart-delays";
import { sandboxSentences } from "./sandbox-sentences";
import { createSerial } from "./serial";
import type { ServerProblem, TeamServers, TeamServersEvents } from "./team-servers";
import { untilScraped } from "./until-scraped";

const retryAfterMs = 10_000;
const setAsideEveryMs = 60_000;
const firstScrapeWithinMs = 8_000;

export interface TeamSandboxEvents {
  changed(): void;
  launched(server: RunningServer): void;
  /** No process of it runs any more, and none will by itself. */
  cameToRest(): void;
}

/** One sandbox, a team's or one that stands ready: what state it is in, and what happens when a server ends. */
export class TeamSandbox {
  readonly #servers: TeamServers;
  readonly #events: TeamSandboxEvents;
  readonly #log: Log;
  readonly #serial = createSerial();
  readonly #delays = createRestartDelays();
  readonly #killedFor = new WeakMap<RunningServer, string>();
  readonly #setAsideAtMs = new Map<ServerName, number>();
  #status: { state: SandboxState; detail: string; isUp: boolean } = {
    state: "stopped",
    detail: sandboxSentences.neverStarted,
    isUp: false,
  };
  /** Whether it is to run; false from the moment it is told to stop, or has failed. */
  #isWanted = false;
  #isPausing = false;
  /** Whether it starts anew with data of earlier, and is not ready before its first scrape. */
  #isResumed = false;
  #hasRun = false;
  #retryAtMs = 0;
  #current = new AbortController();

  constructor(
    createServers: (events: TeamServersEvents) => TeamServers,
    events: TeamSandboxEvents,
    log: Log,
  ) {
    this.#events = events;
    this.#log = log;
    this.#servers = createServers({
      launched: events.launched,
      ended: (server, exit) => this.#crashed(server, exit),
    });
  }

  status(): SandboxStatus {
    const { state, detail } = this.#status;
    return { state, detail: state === "ready" ? null : detail };
  }

  /** Where the servers answer: when it is `ready`, and where it waits only for its first scrape. */
  endpoints(): SandboxEndpoints | null {
    return this.#status.isUp ? this.#servers.endpoints() : null;
  }

  running(): RunningServer[] {
    return this.#servers.running();
  }

  /** Whether it runs, or is about to. */
  isActive(): boolean {
    return this.#isWanted;
  }

  /** One that failed rests for 10 s before the next start. */
  canStart(): boolean {
    return Date.now() >= this.#retryAtMs;
  }

  /**
   * Starts it, once `after` has ended. One that is resumed, by its own past or as told, is `ready` when it
   * has been scraped again.
   */
  start({ after, isResumed = false }: { after?: Promise<void>; isResumed?: boolean } = {}): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.#isResumed = isResumed || this.#hasRun;
    this.#change("starting", sandboxSentences.starting);
    void this.#operate(async (signal) => {
      await after;
      await this.#bringUp(signal);
    });
  }

  /** Changes which servers it has, the others go on; what cannot be started is logged, and left out. */
  use(stack: readonly ServerName[]): void {
    if (!this.#servers.choose(stack) || !this.#isWanted) return;
    void this.#operate(async (signal) => {
      if (!this.#isWanted || this.#servers.endpoints() === null) return;
      const failed = await this.#servers.launchMissing(signal);
      if (failed)
        this.#log.warn({ server: failed.kind, problem: failed.problem }, "a server did not join");
      this.#events.changed();
    });
  }

  restartGateway(): Promise<Result<void, SandboxProblem>> {
    return this.#startAnew(["pushgateway"], sandboxSentences.gatewayRestart);
  }

  reset(): Promise<Result<void, SandboxProblem>> {
    return this.#startAnew(this.#servers.stack(), sandboxSentences.reset);
  }

  /** Starts Prometheus anew without what it stored. */
  async clearHistory(): Promise<void> {
    if (this.#isWanted) await this.#startAnew(["prometheus"], sandboxSentences.historyFull);
  }

  /** Kills a server, which then starts again as after a crash; `reason` is the end of a sentence. */
  kill(server: RunningServer, reason: string): void {
    this.#killedFor.set(server, reason);
    server.process.signal("SIGKILL");
  }

  stop(detail: string): Promise<void> {
    this.#isWanted = false;
    this.#change("stopped", detail);
    this.#current.abort();
    return this.#operate(async () => {
      if (this.#isWanted) return;
      await this.#servers.stopAll();
      this.#events.cameToRest();
    });
  }

  /** Sets the state of one that does not run. */
  rest(state: "stopped" | "full", detail: string): void {
    this.#change(state, detail);
  }

  #change(state: SandboxState, detail: string, isUp = state === "ready"): void {
    if (this.#status.state === state && this.#status.detail === detail) return;
    this.#status = { state, detail, isUp };
    this.#events.changed();
  }

  #crashed(server: RunningServer, exit: ServerExit): void {
    const reason = this.#killedFor.get(server) ?? endedBy(exit);
    this.#log.warn({ server: server.kind, reason, lastWords: exit.lastWords }, "a server stopped");
    if (!this.#isWanted) return;
    this.#delays.crashed(Date.now());
    const delayMs = this.#delays.delayMs(Date.now()) ?? 0;
    this.#change("restarting", sandboxSentences.crashed(server.kind, reason, delayMs));
    void this.#operate(async (signal) => {
      if (!this.#isWanted || this.#servers.isComplete()) return;
      if (await this.#pause(server.kind, reason, signal)) await this.#bringUp(signal);
    });
  }

  /** Runs after all that was asked before. An error of the system ends in `failed`, never in a rejection. */
  #operate(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const operation = async () => {
      this.#current = new AbortController();
      try {
        await work(this.#current.signal);
      } catch (error) {
        this.#log.error({ err: error }, "a sandbox failed");
        await this.#fail(sandboxSentences.broken(explainSystemError(error), retryAfterMs));
      }
    };
    return this.#serial(() => outsideRequests(operation));
  }

  async #fail(message: string): Promise<void> {
    this.#isWanted = false;
    this.#delays.clear();
    this.#retryAtMs = Date.now() + retryAfterMs;
    this.#change("failed", message);
    await this.#servers.stopAll();
    if (!this.#isWanted) this.#events.cameToRest();
  }

  async #bringUp(signal: AbortSignal): Promise<void> {
    while (this.#isWanted) {
      const failed = await this.#servers.launchMissing(signal);
      if (!this.#isWanted || signal.aborted) return;
      if (failed === null) {
        if (this.#servers.endpoints() !== null) this.#cameUp();
        return;
      }
      if (!(await this.#isToBeTriedAgain(failed, signal))) return;
    }
  }

  #cameUp(): void {
    this.#hasRun = true;
    if (this.#isResumed) void this.#awaitFirstScrape();
    else this.#change("ready", "");
  }

  /** Its servers can be used meanwhile. A scrape that does not come keeps nobody waiting for ever. */
  async #awaitFirstScrape(): Promise<void> {
    this.#isResumed = false;
    this.#change("starting", sandboxSentences.firstScrape, true);
    const waiting = this.#status;
    const at = this.#servers.endpoints();
    if (at === null) return;
    await untilScraped(at.prometheus, () => this.#status === waiting, firstScrapeWithinMs);
    if (this.#status === waiting) this.#change("ready", "");
  }

  async #isToBeTriedAgain(failed: ServerProblem, signal: AbortSignal): Promise<boolean> {
    const { kind, problem } = failed;
    if (problem.kind === "aborted" || problem.kind === "port-taken") return false;
    this.#log.warn({ server: kind, problem }, "a server did not start");
    if (problem.kind === "cannot-start") {
      await this.#fail(sandboxSentences.cannotStart(kind, problem.reason, retryAfterMs));
      return false;
    }
    const nowMs = Date.now();
    const lastAsideMs = this.#setAsideAtMs.get(kind) ?? 0;
    if (problem.kind === "damaged" && nowMs - lastAsideMs > setAsideEveryMs) {
      this.#setAsideAtMs.set(kind, nowMs);
      await this.#servers.setAside(kind);
      this.#log.error({ server: kind }, "damaged data was put aside");
      this.#change("restarting", sandboxSentences.damaged(kind));
      return true;
    }
    this.#delays.crashed(nowMs);
    return this.#pause(kind, problem.reason, signal);
  }

  /** Waits before the next start after a crash; false when there is to be none. */
  async #pause(kind: ServerName, reason: string, signal: AbortSignal): Promise<boolean> {
    const delayMs = this.#delays.delayMs(Date.now());
    if (delayMs === null) {
      await this.#fail(sandboxSentences.gaveUp(kind, reason, retryAfterMs));
      return false;
    }
    this.#change("restarting", sandboxSentences.crashed(kind, reason, delayMs));
    this.#isPausing = true;
    await sleep(delayMs, undefined, { signal }).catch(() => undefined);
    this.#isPausing = false;
    return !signal.aborted;
  }

  async #startAnew(
    kinds: readonly ServerName[],
    why: string,
  ): Promise<Result<void, SandboxProblem>> {
    this.#isWanted = true;
    this.#isResumed = false;
    this.#delays.clear();
    if (this.#isPausing) this.#current.abort();
    this.#change("restarting", why);
    await this.#operate(async (signal) => {
      this.#change("restarting", why);
      await this.#servers.stop(kinds);
      await this.#servers.erase(kinds);
      await this.#bringUp(signal);
    });
    const { state, detail } = this.#status;
    if (state === "ready") return ok(undefined);
    return err(
      state === "failed"
        ? { kind: "sandbox-failed", message: detail }
        : { kind: "sandbox-starting" },
    );
  }
}
