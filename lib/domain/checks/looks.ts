import type { Alert } from "@/lib/domain/alertmanager/alert";
import type { QueryResult } from "@/lib/domain/prometheus/query-result";
import type { Target } from "@/lib/domain/prometheus/target";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import type { GatewayHistory } from "@/lib/domain/pushgateway/history";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { Moment } from "@/lib/domain/verdict/ladder";
import type { Seen } from "./platform-problem";

/**
 * All that a check can look at, by the name of the look: a kind names those it needs and is shown those
 * alone. A new server of the stack adds its looks here.
 */
export interface Looks {
  gateway: { gateway: Seen<GatewaySnapshot> };
  /** Null while Prometheus has not discovered its target yet. */
  targets: { target: Seen<Target | null> };
  /** The alerts that have not ended. */
  alerts: { alerts: Seen<Alert[]> };
  /** At most as new as the servers' state, never newer. */
  history: {
    history: GatewayHistory;
    /** The learner's newest attempt that is meant for this step. */
    newestAttempt: Attempt | null;
    /** The newest before it, where that is a DELETE that the gateway took; DELETEs are passed over. */
    beforeDelete: Attempt | null;
    /** When the step before this one in its lab passed; null while it has not. */
    stepBeforePassedAtMs: number | null;
  };
  /** The PromQL of a step that is answered by an expression. */
  answers: { answer: string | null };
  /** Results of the check's own queries, by their names; one that was not asked is missing. */
  queries: { queries: Readonly<Record<string, QueryResult>> };
}

/** What the servers and the record show, before anything is asked or answered. */
export type Standing = Moment & Looks["gateway"] & Looks["targets"] & Looks["history"];

/** The same, with the results of a check's own queries. */
export type Queried = Standing & Looks["queries"];

/** The same, with what the learner answered. */
export type Answered = Queried & Looks["answers"];

/** All that a check may look at, taken within one moment. */
export type Observation = Answered & Looks["alerts"];

/** The same, before a check's own queries are asked. */
export type Unqueried = Omit<Observation, "queries">;

/** The looks that ask a server for what stands on it; the others are of what was asked, told or recorded. */
export type ServerLook = Exclude<keyof Looks, "history" | "answers" | "queries">;

/** The servers that each look asks; one that asks none has what is at hand. */
export const askedServers: Readonly<Record<keyof Looks, readonly ServerName[]>> = {
  gateway: ["pushgateway"],
  targets: ["prometheus"],
  alerts: ["alertmanager"],
  queries: ["prometheus"],
  history: [],
  answers: [],
};
