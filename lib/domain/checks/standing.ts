import type { Attempt } from "@/lib/domain/attempt";
import { formatLabels } from "@/lib/domain/grouping-key";
import { breaks, diagnose, type Finding, isUnknown } from "@/lib/domain/ladder";
import type { GatewaySnapshot, Standing } from "@/lib/domain/observation";

/** True when the gateway cannot serve its own metrics: a group poisons it for everybody. */
export function isPoisoned(gateway: GatewaySnapshot): boolean {
  return gateway.expositionStatus >= 500;
}

export function poisonedFinding(gateway: GatewaySnapshot): Finding {
  const evidence = `The gateway answers ${gateway.expositionStatus} on its own /metrics.`;
  const suspects = gateway.groups.filter(({ labels }) => Object.values(labels).includes(""));
  const culprit = suspects.find((group) => !group.isLastPushSuccessful) ?? suspects[0];
  if (!culprit) {
    const message =
      "The metrics on the gateway contradict each other, so it refuses every push and every scrape until the group at fault is deleted.";
    return breaks(evidence, diagnose("gateway-poisoned", message));
  }
  const key = formatLabels(culprit.labels);
  const label = Object.keys(culprit.labels).find((name) => culprit.labels[name] === "") ?? "";
  return breaks(
    evidence,
    diagnose(
      "gateway-poisoned",
      `The group ${key} has an empty label value, which Prometheus cannot tell from no label at all. It collides with its twin, so the gateway refuses every push and every scrape until that group is deleted.`,
      { observed: key, params: { group: key, label } },
    ),
  );
}

export function nameRequest(attempt: Pick<Attempt, "method" | "path">): string {
  return `${attempt.method} ${attempt.path}`;
}

/** A time of day as a learner reads it, in UTC with the seconds. */
export function formatTime(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(11, 19)} UTC`;
}

/**
 * What is told first where the servers are not as asked: a poisoned gateway, a server that is down, then
 * the refusal of the newest attempt.
 */
export function obstacle(seen: Standing, gateway: GatewaySnapshot): Finding | null {
  if (isPoisoned(gateway)) return poisonedFinding(gateway);
  if (!seen.target.ok) return isUnknown(seen.target.error);
  const attempt = seen.newestAttempt;
  if (!attempt?.refusal) return null;
  const evidence = `The gateway answered ${attempt.status} to ${nameRequest(attempt)}.`;
  if (attempt.refusal.code !== "gateway-poisoned") return breaks(evidence, attempt.refusal);
  const message =
    "When this was sent, two groups on the gateway looked the same to Prometheus, and it refused every push. That is over, and this push was not stored.";
  return breaks(evidence, { ...attempt.refusal, message });
}
