import type { Attempt } from "../attempt";
import { formatLabels } from "../grouping-key";
import { breaks, diagnose, type Finding } from "../ladder";
import type { GatewaySnapshot, Observation } from "../observation";

/** True when the gateway cannot serve its own metrics: a group poisons it for everybody. */
export function isPoisoned(gateway: GatewaySnapshot): boolean {
  return gateway.expositionStatus >= 500;
}

export function poisonedFinding(gateway: GatewaySnapshot): Finding {
  const culprit = gateway.groups.find((group) => Object.values(group.labels).includes(""));
  const key = culprit ? formatLabels(culprit.labels) : "one of the groups";
  const label = Object.entries(culprit?.labels ?? {}).find(([, value]) => value === "")?.[0];
  return breaks(
    `The gateway answers ${gateway.expositionStatus} on its own /metrics.`,
    diagnose(
      "gateway-poisoned",
      `The group ${key} has an empty label value, which Prometheus cannot tell from no label at all. It collides with its twin, so the gateway refuses every push and every scrape until that group is deleted.`,
      { observed: key, params: { group: key, label: label ?? null } },
    ),
  );
}

/** The refusal of the newest attempt, told where nothing on the server says more. */
export function refusalFinding(attempt: Attempt): Finding | null {
  if (!attempt.refusal) return null;
  return breaks(
    `The gateway answered ${attempt.status} to ${nameRequest(attempt)}.`,
    attempt.refusal,
  );
}

export function nameRequest(attempt: Pick<Attempt, "method" | "path">): string {
  return `${attempt.method} ${attempt.path}`;
}

/** A time of day as a learner reads it, in UTC with the seconds. */
export function formatTime(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(11, 19)} UTC`;
}

/** What to tell where nothing on the server is as asked: the newest refusal, unless a poisoned gateway. */
export function obstacle(seen: Observation, gateway: GatewaySnapshot): Finding | null {
  if (isPoisoned(gateway)) return poisonedFinding(gateway);
  return seen.newestAttempt ? refusalFinding(seen.newestAttempt) : null;
}
