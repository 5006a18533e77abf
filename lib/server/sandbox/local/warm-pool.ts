import { rm } from "node:fs/promises";
import type { Log } from "@/lib/server/log";
import { createRecentTimes } from "./recent-times";
import type { SandboxEntry } from "./sandbox-entry";
import { sandboxSentences } from "./sandbox-sentences";
import { untilScraped } from "./until-scraped";

/** The most that joins of the last minute can make of it, where `SANDBOX_WARM` is not more. */
const mostByJoins = 10;
const joinWindowMs = 60_000;
const restAfterFailureMs = 10_000;

export interface WarmPoolParts {
  /** How many stand ready at rest; 0 turns it off. */
  warm: number;
  /** A new sandbox of nobody's. */
  make: () => SandboxEntry;
  /** Whether one more may run. */
  hasRoom: () => boolean;
  log: Log;
}

interface WarmPair {
  entry: SandboxEntry;
  /** Every target has been scraped once. */
  isWarm: boolean;
}

/**
 * Sandboxes that run and are nobody's yet, because a new Prometheus takes 5 to 7 s to its first scrape. One
 * that is handed out has never been used; one that has trouble, or is not wanted any more, goes with its folder.
 */
export class WarmPool {
  readonly #parts: WarmPoolParts;
  /** Oldest first. */
  #pairs: WarmPair[] = [];
  /** Those that are being stopped. */
  readonly #leaving = new Set<Promise<void>>();
  readonly #joined = createRecentTimes(joinWindowMs, mostByJoins);
  readonly #taken = createRecentTimes(joinWindowMs, mostByJoins);
  #retryAtMs = 0;
  #isClosed = false;

  constructor(parts: WarmPoolParts) {
    this.#parts = parts;
  }

  /** How many run or may still run. */
  size(): number {
    return this.#pairs.length + this.#leaving.size;
  }

  entries(): SandboxEntry[] {
    return this.#pairs.map(({ entry }) => entry);
  }

  counts(): { warming: number; warm: number } {
    const warm = this.#pairs.filter(({ isWarm }) => isWarm).length;
    return { warming: this.#pairs.length - warm, warm };
  }

  /** Somebody has joined, and will ask for a sandbox soon. */
  joined(): void {
    this.#joined.add(Date.now());
    this.fill();
  }

  /** The pair that is furthest along, out of the pool; null when there is none. Another is started at once. */
  take(): SandboxEntry | null {
    const ready = this.#pairs.find(({ entry }) => entry.sandbox.endpoints() !== null);
    const pair = this.#pairs.find(({ isWarm }) => isWarm) ?? ready ?? this.#pairs[0];
    if (this.#isClosed || pair === undefined) return null;
    this.#forget(pair);
    this.#taken.add(Date.now());
    setImmediate(() => this.fill());
    return pair.entry;
  }

  /** Told of every change of a sandbox that is nobody's. */
  changed(entry: SandboxEntry): void {
    const pair = this.#pairs.find((each) => each.entry === entry);
    if (pair === undefined) return;
    const { state } = entry.sandbox.status();
    const at = entry.sandbox.endpoints();
    if (at !== null) void this.#watch(pair, at.prometheus);
    if (state !== "restarting" && state !== "failed") return;
    this.#retryAtMs = Date.now() + restAfterFailureMs;
    void this.discard(entry);
  }

  /** Starts what is missing, as far as there is room. */
  fill(): void {
    const isResting = Date.now() < this.#retryAtMs;
    if (this.#isClosed || isResting) return;
    while (this.#pairs.length < this.#target() && this.#parts.hasRoom()) {
      const entry = this.#parts.make();
      this.#pairs.push({ entry, isWarm: false });
      entry.sandbox.start();
    }
  }

  /** Ends what the joins of the last minute no longer ask for, and starts what is missing. */
  settle(): void {
    for (const { entry } of this.#pairs.slice(this.#target())) void this.discard(entry);
    this.fill();
  }

  /** Gives up as many as there are too many, those least far along; resolves when they are gone. */
  async giveUp(tooMany: number): Promise<void> {
    const kept = Math.max(0, this.#pairs.length - Math.max(0, tooMany - this.#leaving.size));
    for (const { entry } of this.#pairs.slice(kept)) void this.discard(entry);
    if (tooMany > 0) await Promise.all(this.#leaving);
  }

  /** Stops one and deletes its folder. */
  discard(entry: SandboxEntry): Promise<void> {
    const pair = this.#pairs.find((each) => each.entry === entry);
    if (pair !== undefined) this.#forget(pair);
    const leaving = this.#end(entry).finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
    return leaving;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { entry } of this.#pairs) void this.discard(entry);
    await Promise.all(this.#leaving);
  }

  #target(): number {
    const { warm } = this.#parts;
    if (warm === 0) return 0;
    const nowMs = Date.now();
    const lately = Math.max(this.#joined.count(nowMs), this.#taken.count(nowMs));
    return Math.max(warm, Math.min(mostByJoins, warm + lately));
  }

  #forget(pair: WarmPair): void {
    this.#pairs = this.#pairs.filter((each) => each !== pair);
  }

  async #watch(pair: WarmPair, prometheus: string): Promise<void> {
    pair.isWarm = await untilScraped(prometheus, () => this.#pairs.includes(pair));
  }

  async #end({ id, sandbox, directory }: SandboxEntry): Promise<void> {
    await sandbox.stop(sandboxSentences.closing);
    try {
      await rm(directory.root, { recursive: true, force: true });
    } catch (error) {
      this.#parts.log.warn({ err: error, sandbox: id }, "a folder could not be removed");
    }
  }
}
