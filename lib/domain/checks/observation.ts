import type { Attempt } from "@/lib/domain/attempt";
import type { Group } from "@/lib/domain/gateway-state";
import type { Ledger } from "@/lib/domain/ledger";
import type { QueryResult } from "@/lib/domain/query-result";

/** Why the platform could not look; the learner is not to blame for any of these. */
export type PlatformProblem =
  | { kind: "pushgateway-unreachable" | "prometheus-unreachable"; message: string }
  | { kind: "sandbox-starting" }
  | { kind: "sandbox-full" }
  /** The gateway's groups changed during every look, so that none is known to be whole. */
  | { kind: "never-still" }
  | { kind: "timeout"; timeoutMs: number; service: "pushgateway" | "prometheus" };

export interface GatewaySnapshot {
  groups: Group[];
  startedAtMs: number;
  /** Status of the gateway's own `/metrics`; 500 when a group poisons it. */
  expositionStatus: number;
  /** What its `/metrics` says is wrong; null while it answers 200. */
  expositionError: string | null;
}

/** The Pushgateway target as Prometheus' `/api/v1/targets` tells it. */
export interface Target {
  health: "up" | "down" | "unknown";
  /** When the last scrape began. */
  lastScrapeAtMs: number | null;
  lastScrapeDurationMs: number | null;
  lastError: string | null;
  scrapeIntervalMs: number;
  /** Scrape jobs of the same Prometheus with a target that it has not asked once yet, this one included. */
  unscrapedJobs: readonly string[];
}

export type Seen<T> = { ok: true; value: T } | { ok: false; error: PlatformProblem };

/**
 * What is known before any query is asked; times in milliseconds since the epoch. The ledger and the
 * newest attempt are at most as new as the servers' state, never newer.
 */
export interface Standing {
  nowMs: number;
  gateway: Seen<GatewaySnapshot>;
  /** Null while Prometheus has not discovered its target yet. */
  target: Seen<Target | null>;
  ledger: Ledger;
  /** The learner's newest attempt that is meant for this step. */
  newestAttempt: Attempt | null;
  /** When the step before this one in its lab passed; null while it has not. */
  stepBeforePassedAtMs: number | null;
  /** The PromQL of a query step. */
  answer: string | null;
}

/** All that a check may look at, taken within one moment. */
export interface Observation extends Standing {
  /** Results of the check's own queries, by their names; one that was not asked is missing. */
  queries: Readonly<Record<string, QueryResult>>;
}
