import type { PlatformProblem, Seen } from "@/lib/domain/checks/platform-problem";
import { nextScrapeAtMs } from "@/lib/domain/prometheus/next-scrape";
import type { QueryResult } from "@/lib/domain/prometheus/query-result";
import type { Target } from "@/lib/domain/prometheus/target";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import type { NeededQuery } from "@/lib/domain/verdict/check-kind";
import type { Moment } from "@/lib/domain/verdict/ladder";
import type { SandboxEndpoints, SandboxProblem } from "@/lib/server/sandbox/sandboxes";
import type { PrometheusClient } from "@/lib/server/stack/prometheus/prometheus-client";
import type { PushgatewayClient } from "@/lib/server/stack/pushgateway/pushgateway-client";
import { type LookBudget, lookAtGateway, newLookBudget } from "./gateway-look";
import { problemOf } from "./problem-of";

/** The scrape job of every sandbox's Prometheus. */
const scrapeJob = "pushgateway";

/** What both servers of a sandbox show at one moment. */
export interface Look extends Moment {
  gateway: Seen<GatewaySnapshot>;
  target: Seen<Target | null>;
}

export interface Observer {
  /** A look at a gateway that changes meanwhile is taken again, as long as the budget lasts. */
  look(at: SandboxEndpoints, budget?: LookBudget): Promise<Look>;
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

  return {
    target,
    async look(at, budget = newLookBudget()) {
      const [seenGateway, seenTarget] = await Promise.all([
        lookAtGateway(clients.pushgateway, at.pushgateway, budget),
        target(at),
      ]);
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
