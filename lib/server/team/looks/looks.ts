import type { Alert } from "@/lib/domain/alertmanager/alert";
import type { SeenIn } from "@/lib/domain/checks/define-check-kind";
import type { ServerLook } from "@/lib/domain/checks/looks";
import type { PlatformProblem, Seen } from "@/lib/domain/checks/platform-problem";
import { nextScrapeAtMs } from "@/lib/domain/prometheus/next-scrape";
import type { QueryResult } from "@/lib/domain/prometheus/query-result";
import type { Target } from "@/lib/domain/prometheus/target";
import type { Group } from "@/lib/domain/pushgateway/group";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import type { NeededQuery } from "@/lib/domain/verdict/check-kind";
import type { SandboxEndpoints, SandboxProblem } from "@/lib/server/sandbox/sandboxes";
import type { StackClients } from "@/lib/server/stack/stack-clients";
import { untilCommitted } from "./committed";
import { type LookBudget, lookAtGateway, newLookBudget } from "./gateway-look";
import { problemOf } from "./problem-of";

/** The scrape job of every sandbox's Prometheus; an operator's may have another name. */
const scrapeJob = "pushgateway";

/** How long a gateway that looks the same is taken to be the same process, with the same `/metrics`; ms. */
const maxTrustedMs = 10_000;

/** What a sandbox's servers show at one moment. */
export type Look = SeenIn<ServerLook> & {
  /** When the gateway was last looked at whole; milliseconds since the epoch. */
  wholeAtMs: number;
};

/** Each that there is, so that none which a check needs is passed over. */
const serverLooks: Readonly<Record<ServerLook, true>> = {
  gateway: true,
  targets: true,
  alerts: true,
};

export function isServerLook(name: string): name is ServerLook {
  return Object.hasOwn(serverLooks, name);
}

export interface LookOptions {
  /** What is looked at; the gateway and the target, unless told. What is not reads as a server that gave no answer. */
  needs?: ReadonlySet<ServerLook>;
  /** The look before this one: a gateway with the same groups is not asked for the rest again. */
  before?: Look | null;
  /** A look at a gateway that changes meanwhile is taken again, as long as the budget lasts. */
  budget?: LookBudget;
  /** The target, where it has been asked for just now. */
  target?: Seen<Target | null> | null;
}

export interface Observer {
  look(at: SandboxEndpoints, options?: LookOptions): Promise<Look>;
  target(at: SandboxEndpoints): Promise<Seen<Target | null>>;
  /** Waits for the samples of the scrape that a target tells of; false where they do not come soon. */
  samplesOf(at: SandboxEndpoints, target: Target): Promise<boolean>;
  /** All queries are evaluated at `nowMs`. */
  queries(
    at: SandboxEndpoints,
    needed: readonly NeededQuery[],
    nowMs: number,
  ): Promise<Record<string, QueryResult>>;
}

const usualLooks: ReadonlySet<ServerLook> = new Set(["gateway", "targets"]);

const notThere = {
  ok: false,
  error: { kind: "alertmanager-unreachable", message: "it does not run" },
} as const;

const notAsked = {
  pushgateway: { ok: false, error: { kind: "pushgateway-unreachable", message: "not asked" } },
  prometheus: { ok: false, error: { kind: "prometheus-unreachable", message: "not asked" } },
  alertmanager: { ok: false, error: { kind: "alertmanager-unreachable", message: "not asked" } },
} as const;

/** Reads a sandbox's servers for a check; every failure becomes a problem of the platform. */
export function createObserver(clients: StackClients): Observer {
  const target = async (at: SandboxEndpoints): Promise<Seen<Target | null>> => {
    const found = await clients.prometheus.target(at.prometheus, {
      ...{ scrapeJob, gateway: at.pushgateway },
    });
    return found.ok ? found : { ok: false, error: problemOf(found.error) };
  };

  /** One that has not joined yet is on its way. */
  async function alerts({ alertmanager: base }: SandboxEndpoints): Promise<Seen<Alert[]>> {
    if (base === undefined) return notThere;
    const found = await clients.alertmanager.alerts(base);
    return found.ok ? found : { ok: false, error: problemOf(found.error) };
  }

  /** Where its groups are still the same, all of it is as it was in a look that is not old. */
  async function gateway(
    at: SandboxEndpoints,
    { before = null, budget = newLookBudget() }: LookOptions,
  ): Promise<Pick<Look, "gateway" | "wholeAtMs">> {
    const { pushgateway } = clients;
    const wholeAtMs = Date.now();
    let known = before?.gateway.ok ? before.gateway.value.groups : null;
    if (before && known && wholeAtMs - before.wholeAtMs <= maxTrustedMs) {
      const groups = await pushgateway.groups(at.pushgateway);
      // One that hangs is not waited for twice.
      if (!groups.ok) return { gateway: { ok: false, error: problemOf(groups.error) }, wholeAtMs };
      if (isSameWhole(known, groups.value)) {
        return { gateway: before.gateway, wholeAtMs: before.wholeAtMs };
      }
      known = groups.value;
    }
    const seen = await lookAtGateway(pushgateway, at.pushgateway, budget, known);
    return { gateway: before && isSameSnapshot(before, seen) ? before.gateway : seen, wholeAtMs };
  }

  return {
    target,
    async look(at, options = {}) {
      const { needs = usualLooks, target: known = null } = options;
      const seenGateway = needs.has("gateway") ? gateway(at, options) : notLooked();
      const seenTarget = needs.has("targets") ? (known ?? target(at)) : notAsked.prometheus;
      const seenAlerts = needs.has("alerts") ? alerts(at) : notAsked.alertmanager;
      const looked = {
        ...(await seenGateway),
        target: await seenTarget,
        alerts: await seenAlerts,
      };
      const nowMs = Date.now();
      const next = looked.target.ok ? nextScrapeAtMs(looked.target.value, nowMs) : null;
      return { nowMs, nextScrapeAtMs: next, ...looked };
    },
    samplesOf: ({ prometheus }, scraped) => untilCommitted(clients.prometheus, prometheus, scraped),
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

/** Each push, refused or not, leaves its time with its group. */
function isSameState(before: readonly Group[], after: readonly Group[]): boolean {
  const timesOf = ({ labels, lastPushAtMs, lastFailureAtMs }: Group) => [
    ...[formatLabels(labels), lastPushAtMs, lastFailureAtMs],
  ];
  return JSON.stringify(before.map(timesOf)) === JSON.stringify(after.map(timesOf));
}

/** What is the same stays the same object, by which it is told that nothing has changed. */
function isSameSnapshot({ gateway: before }: Look, now: Look["gateway"]): boolean {
  if (!before.ok || !now.ok || !isSameState(before.value.groups, now.value.groups)) return false;
  return JSON.stringify(before.value) === JSON.stringify(now.value);
}

const notLooked = () => ({ gateway: notAsked.pushgateway, wholeAtMs: Date.now() });

/** Each push leaves its time; two within the same one differ in what they brought. */
function isSameWhole(before: readonly Group[], after: readonly Group[]): boolean {
  return isSameState(before, after) && JSON.stringify(before) === JSON.stringify(after);
}

/** What is seen of a sandbox that is not running. */
export function lookAtNothing(problem: SandboxProblem): Look {
  const error = sandboxProblem(problem);
  const unseen = { ok: false, error } as const;
  const nowMs = Date.now();
  return {
    nowMs,
    nextScrapeAtMs: null,
    ...{ gateway: unseen, target: unseen, alerts: unseen },
    wholeAtMs: nowMs,
  };
}

function sandboxProblem(problem: SandboxProblem): PlatformProblem {
  return problem.kind === "sandbox-failed"
    ? { kind: "pushgateway-unreachable", message: problem.message }
    : problem;
}
