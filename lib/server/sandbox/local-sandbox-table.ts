import type { SandboxState } from "@/lib/contract/sandbox";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Log } from "@/lib/server/log";
import type { FreePorts } from "./free-ports";
import type { Launcher } from "./launch-server";
import { newSandboxId, sandboxDirectory } from "./sandbox-directory";
import type { SandboxLimits } from "./sandbox-limits";
import { sandboxSentences } from "./sandbox-sentences";
import type { SandboxEndpoints, Sandboxes, SandboxProblem, SandboxStatus } from "./sandboxes";
import { TeamSandbox } from "./team-sandbox";
import { type SandboxPlace, TeamServers } from "./team-servers";
import { createWaitingTeams } from "./waiting-teams";
import { watchHealth } from "./watch-health";
import { watchSandboxes } from "./watch-sandboxes";

export interface LocalSandboxParts {
  launcher: Launcher & { ports: FreePorts };
  sandboxesDir: string;
  /** The id of each team's sandbox that is there from an earlier start. */
  owned: ReadonlyMap<string, string>;
  limits: SandboxLimits;
  log: Log;
  unlock: () => void;
}

/** A team's sandbox and where it is. */
export interface SandboxEntry extends SandboxPlace {
  sandbox: TeamSandbox;
}

/** All teams' sandboxes: who may run, who waits, and who has been idle for too long. */
export class LocalSandboxes implements Sandboxes {
  readonly #parts: LocalSandboxParts;
  /** By team. */
  readonly #entries = new Map<string, SandboxEntry>();
  readonly #usedAtMs = new Map<string, number>();
  /** Teams whose servers run or may still run; at most `max`. */
  readonly #admitted = new Set<string>();
  readonly #waiting = createWaitingTeams();
  readonly #listeners = new Set<(team: string) => void>();
  readonly #closing = new AbortController();
  #closed: Promise<void> | null = null;

  constructor(parts: LocalSandboxParts) {
    this.#parts = parts;
    watchSandboxes({
      sandboxes: () => [...this.#entries.values()],
      settings: parts.launcher.settings,
      limits: parts.limits,
      checkIdle: () => this.#checkIdle(),
      signal: this.#closing.signal,
      log: parts.log,
    });
  }

  async ensure(team: string, waitMs: number): Promise<Result<SandboxEndpoints, SandboxProblem>> {
    const sandbox = this.#sandbox(team);
    this.#usedAtMs.set(team, Date.now());
    const refusal = this.#admit(team, sandbox);
    if (refusal !== null) return err(refusal);
    sandbox.start();
    const outcome = await this.#untilSettled(team, sandbox, waitMs);
    this.#usedAtMs.set(team, Date.now());
    return outcome;
  }

  endpoints(team: string): SandboxEndpoints | null {
    return this.#find(team)?.endpoints() ?? null;
  }

  peek(team: string): SandboxStatus {
    const status = this.#find(team)?.status();
    if (status === undefined) return { state: "stopped", detail: sandboxSentences.neverStarted };
    return status.state === "full" ? { state: "full", detail: this.#fullDetail(team) } : status;
  }

  async restartGateway(team: string): Promise<Result<void, SandboxProblem>> {
    return this.#anew(team, (sandbox) => sandbox.restartGateway());
  }

  async reset(team: string): Promise<Result<void, SandboxProblem>> {
    return this.#anew(team, (sandbox) => sandbox.reset());
  }

  onChange(listener: (team: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  counts(): Readonly<Record<SandboxState, number>> {
    const states = [...this.#entries.values()].map(({ sandbox }) => sandbox.status().state);
    const count = (state: SandboxState) => states.filter((other) => other === state).length;
    return {
      starting: count("starting"),
      ready: count("ready"),
      restarting: count("restarting"),
      failed: count("failed"),
      stopped: count("stopped"),
      full: count("full"),
    };
  }

  close(): Promise<void> {
    this.#closed ??= this.#stopEverything();
    return this.#closed;
  }

  async #stopEverything(): Promise<void> {
    this.#closing.abort();
    const active = [...this.#entries.values()];
    await Promise.all(active.map(({ sandbox }) => sandbox.stop(sandboxSentences.closing)));
    await this.#parts.launcher.reaper.end();
    this.#parts.unlock();
  }

  async #anew(
    team: string,
    act: (sandbox: TeamSandbox) => Promise<Result<void, SandboxProblem>>,
  ): Promise<Result<void, SandboxProblem>> {
    const sandbox = this.#sandbox(team);
    this.#usedAtMs.set(team, Date.now());
    if (this.#closing.signal.aborted) return err(closingProblem);
    if (!this.#hasPlace(team)) return err(this.#enqueue(team, sandbox));
    return act(sandbox);
  }

  #sandbox(team: string): TeamSandbox {
    return this.#find(team) ?? this.#make(this.#parts.owned.get(team) ?? newSandboxId(), team);
  }

  #find(team: string): TeamSandbox | undefined {
    return this.#entries.get(team)?.sandbox;
  }

  #make(id: string, team: string): TeamSandbox {
    const { launcher, limits, sandboxesDir } = this.#parts;
    const place: SandboxPlace = { id, directory: sandboxDirectory(sandboxesDir, id), team };
    const log = this.#parts.log.child({ sandbox: id });
    const sandbox: TeamSandbox = new TeamSandbox(
      (events) => new TeamServers(launcher, place, events),
      {
        changed: () => {
          // A slow start is no rest: who was let in from the queue has the whole time from here on.
          if (sandbox.endpoints() !== null) this.#usedAtMs.set(team, Date.now());
          this.#tell(team);
        },
        launched: (server) =>
          watchHealth(server, limits, () => sandbox.kill(server, "it did not answer"), log),
        cameToRest: () => this.#leave(team),
      },
      log,
    );
    this.#entries.set(team, Object.assign(place, { sandbox }));
    return sandbox;
  }

  #tell(team: string): void {
    for (const listener of this.#listeners) {
      try {
        listener(team);
      } catch (error) {
        this.#parts.log.error({ err: error, team }, "a listener failed");
      }
    }
  }

  /** Why a team's sandbox may not start now; null when it may, or runs already. */
  #admit(team: string, sandbox: TeamSandbox): SandboxProblem | null {
    if (this.#closing.signal.aborted) return closingProblem;
    if (sandbox.isActive()) return null;
    if (!sandbox.canStart()) {
      const { state, detail } = sandbox.status();
      if (state === "failed") return { kind: "sandbox-failed", message: detail ?? "" };
    }
    return this.#hasPlace(team) ? null : this.#enqueue(team, sandbox);
  }

  /** Takes a place for the team if one is free and nobody came before. */
  #hasPlace(team: string): boolean {
    if (this.#admitted.has(team)) return true;
    const isFree = this.#admitted.size < this.#parts.launcher.settings.max;
    if (!isFree || this.#waiting.hasBefore(team)) return false;
    this.#waiting.leave(team);
    this.#admitted.add(team);
    return true;
  }

  #enqueue(team: string, sandbox: TeamSandbox): SandboxProblem {
    this.#waiting.ask(team, Date.now());
    sandbox.rest("full", "");
    return { kind: "sandbox-full" };
  }

  #fullDetail(team: string): string {
    const { max } = this.#parts.launcher.settings;
    return sandboxSentences.full(max, this.#waiting.place(team));
  }

  #leave(team: string): void {
    this.#admitted.delete(team);
    this.#letIn();
  }

  /** Starts those who wait, as far as there is room; who has not asked lately loses the place. */
  #letIn(): void {
    if (this.#closing.signal.aborted) return;
    for (const team of this.#waiting.dropSilent(Date.now()))
      this.#find(team)?.rest("stopped", sandboxSentences.neverStarted);
    for (;;) {
      const team = this.#waiting.first();
      if (team === null || !this.#hasPlace(team)) return;
      this.#usedAtMs.set(team, Date.now());
      this.#find(team)?.start();
    }
  }

  /** One that is not ready may have somebody waiting for it. */
  #checkIdle(): void {
    const { idleMs } = this.#parts.launcher.settings;
    for (const [team, { sandbox }] of this.#entries) {
      const isIdle = Date.now() - (this.#usedAtMs.get(team) ?? 0) > idleMs;
      if (isIdle && sandbox.endpoints() !== null) void sandbox.stop(sandboxSentences.idle);
    }
    this.#letIn();
  }

  #untilSettled(
    team: string,
    sandbox: TeamSandbox,
    waitMs: number,
  ): Promise<Result<SandboxEndpoints, SandboxProblem>> {
    const settled = outcomeOf(sandbox);
    if (settled !== null) return Promise.resolve(settled);
    if (waitMs <= 0) return Promise.resolve(err({ kind: "sandbox-starting" }));
    return new Promise((resolve) => {
      const finish = (outcome: Result<SandboxEndpoints, SandboxProblem>) => {
        clearTimeout(timer);
        forget();
        resolve(outcome);
      };
      const timer = setTimeout(() => finish(err({ kind: "sandbox-starting" })), waitMs);
      const forget = this.onChange((changed) => {
        if (this.#closing.signal.aborted) finish(err(closingProblem));
        const outcome = changed === team ? outcomeOf(sandbox) : null;
        if (outcome !== null) finish(outcome);
      });
    });
  }
}

const closingProblem: SandboxProblem = {
  kind: "sandbox-failed",
  message: sandboxSentences.closing,
};

/** What a caller who waits is told; null while that is not decided. */
function outcomeOf(sandbox: TeamSandbox): Result<SandboxEndpoints, SandboxProblem> | null {
  const endpoints = sandbox.endpoints();
  if (endpoints !== null) return ok(endpoints);
  const { state, detail } = sandbox.status();
  if (state === "failed") return err({ kind: "sandbox-failed", message: detail ?? "" });
  if (state === "full") return err({ kind: "sandbox-full" });
  return null;
}
