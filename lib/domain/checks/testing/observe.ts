import type { Observation } from "@/lib/domain/checks/looks";
import type { Labels, MetricType } from "@/lib/domain/metric";
import { nextScrapeAtMs } from "@/lib/domain/prometheus/next-scrape";
import type { QueryResult, ResultSeries } from "@/lib/domain/prometheus/query-result";
import type { Target } from "@/lib/domain/prometheus/target";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import { enterAttempt, resolveDelete } from "@/lib/domain/pushgateway/enter-attempt";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import type { Family, Group, Series } from "@/lib/domain/pushgateway/group";
import { emptyHistory, type GatewayHistory } from "@/lib/domain/pushgateway/history";
import { readExchange } from "@/lib/domain/pushgateway/read-exchange";

/** For tests alone: the moment of every observation; scrapes come each 2 s, the last one 100 ms ago. */
export const nowMs = Date.parse("2026-03-01T12:00:00Z");

const runningTarget: Target = {
  health: "up",
  lastScrapeAtMs: nowMs - 100,
  lastScrapeDurationMs: 3,
  lastError: null,
  scrapeIntervalMs: 2000,
  unscrapedJobs: [],
  labels: { job: "pushgateway", instance: "pushgateway:9091" },
  others: [],
  scraping: { honorLabels: true, addedLabels: [] },
};

export type Changes = Partial<Omit<Observation, "gateway" | "target">> & {
  gateway?: Partial<GatewaySnapshot> | Observation["gateway"];
  target?: Partial<Target> | Observation["target"];
};

/** An observation of an untouched sandbox, with changes: parts of the gateway and the target, or whole ones. */
export function observe({ gateway = {}, target = {}, ...others }: Changes = {}): Observation {
  const exposed = { expositionStatus: 200, expositionError: null };
  const snapshot = { groups: [], startedAtMs: nowMs - 3_600_000, ...exposed };
  const seen: Observation["target"] =
    "ok" in target ? target : { ok: true, value: { ...runningTarget, ...target } };
  return {
    nowMs,
    nextScrapeAtMs: seen.ok ? nextScrapeAtMs(seen.value, nowMs) : null,
    gateway: "ok" in gateway ? gateway : { ok: true, value: { ...snapshot, ...gateway } },
    target: seen,
    queries: {},
    alerts: { ok: true, value: [] },
    history: emptyHistory(),
    newestAttempt: null,
    beforeDelete: null,
    stepBeforePassedAtMs: null,
    answer: null,
    ...others,
  };
}

/** Metrics by their names, each as a value alone or as a family. */
export type Metrics = Readonly<
  Record<string, string | (Partial<Omit<Family, "series">> & { series?: readonly Series[] })>
>;

/** A group as the gateway lists it, pushed a second ago. */
export function group(labels: Labels, metrics: Metrics = {}, changes: Partial<Group> = {}): Group {
  const pushedAtMs = changes.lastPushAtMs ?? nowMs - 1000;
  const families = Object.entries(metrics).map(([name, written]): Family => {
    const value = typeof written === "string" ? written : "1";
    const series = [{ labels: { instance: "", ...labels }, value }];
    const type: MetricType = "UNTYPED";
    const family = { name, type, help: null, pushedAtMs, series };
    return typeof written === "string"
      ? family
      : { ...family, ...written, series: [...(written.series ?? series)] };
  });
  const times = { lastPushAtMs: nowMs - 1000, lastFailureAtMs: null };
  return { labels, isLastPushSuccessful: true, ...times, families, ...changes };
}

export function vector(...series: (ResultSeries | string)[]): QueryResult {
  const whole = series.map((each) =>
    typeof each === "string" ? { labels: {}, value: each } : each,
  );
  return { kind: "vector", series: whole };
}

/** `PUT /metrics/job/a`, then the body after a newline; answered 200, 202 for a delete, or as `answered`. */
export interface Sent {
  request: string;
  answered?: [status: number, answer: string];
  atMs?: number;
  step?: string | null;
}

/** What `requests` left in the history, and the attempts themselves; one second apart, until 10 s ago. */
export function past(...requests: (string | Sent)[]): {
  history: GatewayHistory;
  attempts: Attempt[];
} {
  let history = emptyHistory();
  const attempts = requests.map((written, i): Attempt => {
    const sent = typeof written === "string" ? { request: written } : written;
    const atMs = sent.atMs ?? nowMs - 10_000 - (requests.length - i) * 1000;
    const attempt = resolveDelete(history, attemptOf(sent, i + 1, atMs));
    history = enterAttempt(history, attempt);
    return attempt;
  });
  return { history, attempts };
}

/** A past as an observation has it: its history and its newest attempt. */
export function afterwards(
  ...requests: (string | Sent)[]
): Pick<Observation, "history" | "newestAttempt" | "beforeDelete"> {
  const { history, attempts } = past(...requests);
  const sent = attempts.filter(
    ({ effect }) => effect.kind !== "restart" && effect.kind !== "reset",
  );
  const newest = sent.at(-1) ?? null;
  const isDelete = ({ effect }: Attempt) => effect.kind === "delete";
  const before = newest && isDelete(newest) ? sent.findLast((each) => !isDelete(each)) : null;
  return { history, newestAttempt: newest, beforeDelete: before ?? null };
}

function attemptOf({ request, answered, step = null }: Sent, id: number, atMs: number): Attempt {
  const [line = "", ...body] = request.split("\n");
  const [method = "", path = ""] = line.split(" ");
  const lab = step === null ? null : "demo";
  const sent = { learnerId: "ada", team: "ada", atMs, method, path, lab, step };
  if (path === "/api/sandbox/restart-gateway" || path === "/api/sandbox/reset") {
    const kind = path.endsWith("reset") ? "reset" : "restart";
    return { id, ...sent, status: 202, answer: "", effect: { kind }, refusal: null, metrics: [] };
  }
  const [status, answer] = answered ?? [method === "DELETE" ? 202 : 200, ""];
  const bytes = new TextEncoder().encode(body.join("\n"));
  const read = readExchange({ method, path, headers: {}, body: bytes, status, answer });
  return { id, ...sent, status, answer, ...read };
}

export const restart = "POST /api/sandbox/restart-gateway";
export const reset = "POST /api/sandbox/reset";
