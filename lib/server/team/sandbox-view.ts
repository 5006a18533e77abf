import type { SandboxAnswer } from "@/lib/contract/sandbox";
import { tooMuchOf } from "@/lib/domain/checks/platform-problem";
import { addedLabels } from "@/lib/domain/prometheus/added-labels";
import { nextScrapeAtMs } from "@/lib/domain/prometheus/next-scrape";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { SandboxActs, SandboxStatus } from "@/lib/server/sandbox/sandboxes";
import type { Look } from "./looks/looks";

/** What `GET /api/sandbox` answers, from a look at the servers, or from none where they are not running. */
export function viewSandbox(
  team: string,
  status: SandboxStatus,
  look: Look | null,
  scrapeIntervalMs: number,
  newest: Attempt | null,
  can: SandboxActs,
): SandboxAnswer {
  const gateway = look?.gateway.ok ? look.gateway.value : null;
  const target = look?.target.ok ? look.target.value : null;
  const now = look?.nowMs ?? Date.now();
  return {
    state: status.state,
    team,
    scrapeIntervalMs: target?.scrapeIntervalMs || scrapeIntervalMs,
    lastScrapeAt: toIso(target?.lastScrapeAtMs),
    nextScrapeAt: toIso(nextScrapeAtMs(target, now)),
    groups: gateway?.groups ?? [],
    detail: status.detail ?? ofTooMuch(look),
    gatewayStartedAt: toIso(gateway?.startedAtMs),
    expositionStatus: gateway?.expositionStatus ?? null,
    target: target && {
      health: target.health,
      lastScrapeDurationMs: target.lastScrapeDurationMs,
      lastError: target.lastError,
    },
    lastAttempt: newest && {
      at: new Date(newest.atMs).toISOString(),
      method: newest.method,
      path: newest.path,
      status: newest.status,
    },
    canRestartGateway: can.restart.has("pushgateway"),
    canReset: can.reset,
    isExternal: !can.start,
    addedLabels: can.start ? [] : [...addedLabels(target)].sort(),
    serverTime: new Date().toISOString(),
  };
}

/** Without its groups on the page it is to be said why they are not there. */
function ofTooMuch(look: Look | null): string | null {
  if (!look || look.gateway.ok || look.gateway.error.kind !== "too-much") return null;
  return tooMuchOf("pushgateway");
}

function toIso(atMs: number | null | undefined): string | null {
  return atMs === null || atMs === undefined ? null : new Date(atMs).toISOString();
}
