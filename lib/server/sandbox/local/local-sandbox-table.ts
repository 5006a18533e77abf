import { err, ok, type Result } from "@/lib/domain/result";
import { baseStack, type ServerName } from "@/lib/domain/stack/stack";
import { newSandboxId } from "@/lib/server/sandbox/local/folder/sandbox-directory";
import { removeOwner, writeOwner } from "@/lib/server/sandbox/local/folder/sandbox-owner";
import {
  noSandboxes,
  type SandboxEndpoints,
  type Sandboxes,
  type SandboxProblem,
  type SandboxStatus,
} from "@/lib/server/sandbox/sandboxes";
import { localActs, missingPrograms, noSuchRestart } from "./local-acts";
import { createPresence, type Presence } from "./presence";
import { type EntryEvents, type EntryParts, makeEntry, type SandboxEntry } from "./sandbox-entry";
import { closingProblem, goneProblem } from "./sandbox-problems";
import { sandboxSentences } from "./sandbox-sentences";
import type { TeamSandbox } from "./team-sandbox";
import { untilSettled } from "./until-settled";
import { createWaitingTeams } from "./waiting-teams";
import { WarmPool } from "./warm-pool";
import { watchSandboxes } from "./watch-sandboxes";

export interface LocalSandboxParts extends EntryParts {
  /** The id of each team's sandbox that is there from an earlier start. */
  owned: Map<string, string>;
  unlock: () => void;
}

/** All sandboxes: who may run, who waits, who has been idle for too long, and which stand ready. */
export class LocalSandboxes implements Sandboxes {
  readonly #parts: LocalSandboxParts;
  /** By team. */
  readonly #entries = new Map<string, SandboxEntry>();
  readonly #presence: Presence;
  /** Teams whose servers run or may still run; with the pool's pairs they are at most `max`. */
  readonly #admitted = new Set<string>();
  /** The servers that each team's labs need; the base where it is not known. */
  readonly #stacks = new Map<string, readonly ServerName[]>();
  readonly #waiting = createWaitingTeams();
  readonly #pool: WarmPool;
  readonly #listeners = new Set<(team: string) => void>();
  readonly #closing = new AbortController();
  #closed: Promise<void> | null = null;

  constructor(parts: LocalSandboxParts) {
    this.#parts = parts;
    const { settings } = parts.launcher;
    this.#presence = createPresence(settings.idleMs);
    this.#pool = new WarmPool({
      warm: settings.warm,
      make: () => this.#make(newSandboxId(), null),
      hasRoom: () => this.#tooMany() < 0 && this.#waiting.first() === null,
      log: parts.log,
    });
    watchSandboxes({
      sandboxes: () => [...this.#entries.values(), ...this.#pool.entries()],
      settings,
      limits: parts.limits,
      checkIdle: () => this.#checkIdle(),
      signal: this.#closing.signal,
      log: parts.log,
    });
    this.#pool.fill();
  }

  async ensure(team: string, waitMs: number): Promise<Result<SandboxEndpoints, SandboxProblem>> {
    this.#presence.used(team);
    const admitted = this.#admit(team);
    if (!admitted.ok) return admitted;
    const outcome = await untilSettled(admitted.value, waitMs, (listener) =>
      this.onChange((changed) => {
        if (this.#closing.signal.aborted) listener(closingProblem);
        else if (changed === team) listener(this.#isOf(team, admitted.value) ? null : goneProblem);
      }),
    );
    this.#presence.used(team);
    return outcome;
  }

  endpoints = (team: string): SandboxEndpoints | null =>
    this.#entries.get(team)?.sandbox.endpoints() ?? null;

  peek(team: string): SandboxStatus {
    const status = this.#entries.get(team)?.sandbox.status();
    if (status === undefined) return { state: "stopped", detail: sandboxSentences.neverStarted };
    return status.state === "full" ? { state: "full", detail: this.#fullDetail(team) } : status;
  }

  use(team: string, stack: readonly ServerName[]): void {
    this.#stacks.set(team, stack);
    this.#entries.get(team)?.sandbox.use(stack);
  }

  readonly can = localActs;

  restart = async (team: string, service: ServerName) =>
    localActs.restart.has(service)
      ? this.#anew(team, (sandbox) => sandbox.restartGateway())
      : err(noSuchRestart);

  reset = (team: string): Promise<Result<void, SandboxProblem>> =>
    this.#anew(team, (sandbox) => sandbox.reset());

  resume(team: string): void {
    const isKnown = this.#parts.owned.has(team) || this.#entries.has(team);
    if (isKnown) void this.ensure(team, 0);
  }

  joined = (): void => this.#pool.joined();

  hold = (team: string): (() => void) => this.#presence.hold(team);

  /** All that leads to it is forgotten before anything is awaited: the team's name may be somebody else's next. */
  async remove(team: string): Promise<void> {
    const entry = this.#entries.get(team) ?? this.#adopted(team);
    this.#waiting.leave(team);
    this.#entries.delete(team);
    this.#parts.owned.delete(team);
    this.#admitted.delete(team);
    this.#stacks.delete(team);
    this.#presence.forget(team);
    if (entry === null) return;
    entry.team = null;
    const gone = this.#pool.discard(entry);
    this.#tell(team);
    removeOwner(entry.directory);
    await gone;
  }

  onChange(listener: (team: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  missing = (): string[] => missingPrograms(this.#parts.launcher.settings);
  notes = (): string[] => [];

  counts() {
    const counts = { ...noSandboxes, ...this.#pool.counts() };
    for (const { sandbox } of this.#entries.values()) counts[sandbox.status().state] += 1;
    return counts;
  }

  close(): Promise<void> {
    this.#closed ??= this.#stopEverything();
    return this.#closed;
  }

  async #stopEverything(): Promise<void> {
    this.#closing.abort();
    const active = [...this.#entries.values()];
    await Promise.all([
      this.#pool.close(),
      ...active.map(({ sandbox }) => sandbox.stop(sandboxSentences.closing)),
    ]);
    await this.#parts.launcher.reaper.end();
    this.#parts.unlock();
  }

  async #anew(
    team: string,
    act: (sandbox: TeamSandbox) => Promise<Result<void, SandboxProblem>>,
  ): Promise<Result<void, SandboxProblem>> {
    this.#presence.used(team);
    if (this.#closing.signal.aborted) return err(closingProblem);
    if (!this.#hasPlace(team)) return err(this.#enqueue(team));
    const { sandbox } = this.#entry(team);
    await this.#pool.giveUp(this.#tooMany());
    return act(sandbox);
  }

  /** The team's sandbox: its own from before, else one that stands ready, else a new one. */
  #entry(team: string, orWarm = () => this.#warm(team)): SandboxEntry {
    const known = this.#entries.get(team);
    if (known !== undefined) return known;
    const entry = this.#adopted(team) ?? orWarm() ?? this.#make(newSandboxId(), team);
    this.#entries.set(team, entry);
    entry.sandbox.use(this.#stacks.get(team) ?? baseStack);
    return entry;
  }

  #isOf = (team: string, sandbox: TeamSandbox): boolean =>
    this.#entries.get(team)?.sandbox === sandbox;

  #adopted(team: string): SandboxEntry | null {
    const id = this.#parts.owned.get(team);
    return id === undefined ? null : this.#make(id, team);
  }

  /** Hands out one that stands ready. What cannot be made the team's is no use to it. */
  #warm(team: string): SandboxEntry | null {
    const entry = this.#pool.take();
    if (entry === null) return null;
    try {
      writeOwner(entry.directory, team);
      entry.team = team;
      return entry;
    } catch (error) {
      this.#parts.log.error({ err: error, team }, "a sandbox could not be handed out");
      void this.#pool.discard(entry);
      return null;
    }
  }

  #make(id: string, team: string | null): SandboxEntry {
    return makeEntry(this.#parts, { id, team }, this.#events);
  }

  readonly #events: EntryEvents = {
    changed: (entry) => {
      const { team, sandbox } = entry;
      if (team === null) return this.#pool.changed(entry);
      // A slow start is no rest: who was let in from the queue has the whole time from here on.
      if (sandbox.endpoints() !== null) this.#presence.used(team);
      this.#tell(team);
    },
    cameToRest: ({ team }) => {
      if (team !== null) this.#admitted.delete(team);
      this.#letIn();
    },
  };

  #tell(team: string): void {
    for (const listener of this.#listeners) {
      try {
        listener(team);
      } catch (error) {
        this.#parts.log.error({ err: error, team }, "a listener failed");
      }
    }
  }

  /** The team's sandbox, which runs or is started; else why it may not start now. */
  #admit(team: string): Result<TeamSandbox, SandboxProblem> {
    if (this.#closing.signal.aborted) return err(closingProblem);
    const known = this.#entries.get(team)?.sandbox;
    if (known?.isActive()) return ok(known);
    const { state, detail } = known?.status() ?? { state: "stopped", detail: null };
    if (state === "failed" && known?.canStart() === false)
      return err({ kind: "sandbox-failed", message: detail ?? "" });
    if (!this.#hasPlace(team)) return err(this.#enqueue(team));
    return ok(this.#start(team));
  }

  #start(team: string): TeamSandbox {
    const { sandbox } = this.#entry(team);
    const isResumed = this.#parts.owned.has(team);
    if (sandbox.isActive()) this.#tell(team);
    else sandbox.start({ after: this.#pool.giveUp(this.#tooMany()), isResumed });
    return sandbox;
  }

  /** How many more run than may; below 0 there is room. */
  #tooMany(): number {
    return this.#admitted.size + this.#pool.size() - this.#parts.launcher.settings.max;
  }

  /** Takes a place for the team if one is free and nobody came before; one that stands ready makes room. */
  #hasPlace(team: string): boolean {
    if (this.#admitted.has(team)) return true;
    const isFree = this.#admitted.size < this.#parts.launcher.settings.max;
    if (!isFree || this.#waiting.hasBefore(team)) return false;
    this.#waiting.leave(team);
    this.#admitted.add(team);
    return true;
  }

  #enqueue(team: string): SandboxProblem {
    this.#waiting.ask(team, Date.now());
    this.#entry(team, () => null).sandbox.rest("full", "");
    return { kind: "sandbox-full" };
  }

  #fullDetail(team: string): string {
    const { max } = this.#parts.launcher.settings;
    return sandboxSentences.full(max, this.#waiting.place(team));
  }

  /** Starts those who wait, as far as there is room; who has not asked lately loses the place. */
  #letIn(): void {
    if (this.#closing.signal.aborted) return;
    for (const team of this.#waiting.dropSilent(Date.now()))
      this.#entries.get(team)?.sandbox.rest("stopped", sandboxSentences.neverStarted);
    for (;;) {
      const team = this.#waiting.first();
      if (team === null || !this.#hasPlace(team)) break;
      this.#presence.used(team);
      this.#start(team);
    }
    this.#pool.settle();
  }

  /** One that is not ready may have somebody waiting for it. */
  #checkIdle(): void {
    const isIdle = this.#presence.idleRule(this.#waiting.first() !== null);
    for (const [team, { sandbox }] of this.#entries)
      if (sandbox.endpoints() !== null && isIdle(team)) void sandbox.stop(sandboxSentences.idle);
    this.#letIn();
  }
}
