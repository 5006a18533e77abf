import type { PlatformProblem, Seen } from "@/lib/domain/checks/platform-problem";
import type { Group } from "@/lib/domain/gateway-state";
import { formatLabels } from "@/lib/domain/grouping-key";
import { nextScrapeAtMs } from "@/lib/domain/prometheus/next-scrape";
import type { Target } from "@/lib/domain/prometheus/target";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import type { QueryResult } from "@/lib/domain/query-result";
import type { NeededQuery } from "@/lib/domain/verdict/check-kind";
import type { Moment } from "@/lib/domain/verdict/ladder";
import type { UpstreamError } from "@/lib/server/http/upstream";
import type { PrometheusClient } from "@/lib/server/prometheus/prometheus-client";
import type { PushgatewayClient } from "@/lib/server/pushgateway/pushgateway-client";
import type { SandboxEndpoints, SandboxProblem } from "@/lib/server/sandbox/sandboxes";

/** The scrape job of every sandbox's Prometheus. */
const scrapeJob = "pushgateway";

/** A look during which the gateway's groups changed is taken again, this many times at most. */
const maxLooks = 10;

/** What both servers of a sandbox show at one moment. */
export interface Look extends Moment {
  gateway: Seen<GatewaySnapshot>;
  target: Seen<Target | null>;
}

export interface Observer {
  look(at: SandboxEndpoints): Promise<Look>;
  target(at: SandboxEndpoints): Promise<Seen<Target | null>>;
  /** All queries are evaluated at `nowMs`. */
  queries(
    at: SandboxEndpoints,
    needed: readonly NeededQuery[],
    nowMs: number,
  ): Promise<Record<string, QueryResult>>;
}

/** Reads a sandbox's servers for a check; every failure becomes a problem of the platform. */
export function createObserver(clients: {
  pushgateway: PushgatewayClient;
  prometheus: PrometheusClient;
}): Observer {
  const target = async (at: SandboxEndpoints): Promise<Seen<Target | null>> => {
    const found = await clients.prometheus.target(at.prometheus, scrapeJob);
    return found.ok ? found : { ok: false, error: problemOf(found.error) };
  };

  /** The groups as they were before and after all else was read: alike, or it does not belong together. */
  async function gateway(at: SandboxEndpoints, looks = 1): Promise<Seen<GatewaySnapshot>> {
    const before = await clients.pushgateway.groups(at.pushgateway);
    if (!before.ok) return { ok: false, error: problemOf(before.error) };
    const [startedAtMs, exposition] = await Promise.all([
      clients.pushgateway.startedAtMs(at.pushgateway),
      clients.pushgateway.expositionStatus(at.pushgateway),
    ]);
    const groups = await clients.pushgateway.groups(at.pushgateway);
    if (!groups.ok) return { ok: false, error: problemOf(groups.error) };
    const isWhole = isSameState(before.value, groups.value);
    if (!isWhole && looks < maxLooks) return gateway(at, looks + 1);
    if (!startedAtMs.ok) return { ok: false, error: problemOf(startedAtMs.error) };
    if (!exposition.ok) return { ok: false, error: problemOf(exposition.error) };
    // Pushes to the groups that are there leave what is shown of them as it is; all else would be a guess.
    const isCalm = exposition.value.status === 200 && isSameKeys(before.value, groups.value);
    if (!isWhole && !isCalm) return { ok: false, error: { kind: "never-still" } };
    return {
      ok: true,
      value: {
        groups: groups.value,
        startedAtMs: startedAtMs.value,
        expositionStatus: exposition.value.status,
        expositionError: exposition.value.error,
      },
    };
  }

  return {
    target,
    async look(at) {
      const [seenGateway, seenTarget] = await Promise.all([gateway(at), target(at)]);
      const nowMs = Date.now();
      const next = seenTarget.ok ? nextScrapeAtMs(seenTarget.value, nowMs) : null;
      return { nowMs, nextScrapeAtMs: next, gateway: seenGateway, target: seenTarget };
    },
    async queries(at, needed, nowMs) {
      const answered = await Promise.all(
        needed.map(async ({ name, expression }) => {
          const result = await clients.prometheus.query(at.prometheus, expression, nowMs);
          return [name, result] as const;
        }),
      );
      return Object.fromEntries(answered);
    },
  };
}

function isSameKeys(before: readonly Group[], after: readonly Group[]): boolean {
  const keysOf = (groups: readonly Group[]) => groups.map(({ labels }) => formatLabels(labels));
  return JSON.stringify(keysOf(before)) === JSON.stringify(keysOf(after));
}

/** Each push, refused or not, leaves its time with its group. */
function isSameState(before: readonly Group[], after: readonly Group[]): boolean {
  const timesOf = ({ labels, lastPushAtMs, lastFailureAtMs }: Group) => [
    ...[formatLabels(labels), lastPushAtMs, lastFailureAtMs],
  ];
  return JSON.stringify(before.map(timesOf)) === JSON.stringify(after.map(timesOf));
}

/** What is seen of a sandbox that is not running. */
export function lookAtNothing(problem: SandboxProblem): Look {
  const error = sandboxProblem(problem);
  const unseen = { ok: false, error } as const;
  return { nowMs: Date.now(), nextScrapeAtMs: null, gateway: unseen, target: unseen };
}

function sandboxProblem(problem: SandboxProblem): PlatformProblem {
  return problem.kind === "sandbox-failed"
    ? { kind: "pushgateway-unreachable", message: problem.message }
    : problem;
}

function problemOf(error: UpstreamError): PlatformProblem {
  if (error.kind === "upstream-timeout") {
    return { kind: "timeout", timeoutMs: error.timeoutMs, service: error.service };
  }
  const kind =
    error.service === "pushgateway" ? "pushgateway-unreachable" : "prometheus-unreachable";
  return { kind, message: error.message };
}
