import type { Standing } from "@/lib/domain/checks/looks";
import { isUnknown } from "@/lib/domain/checks/platform-problem";
import type { Labels } from "@/lib/domain/metric";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import { isSameLabels } from "@/lib/domain/pushgateway/grouping-key";
import type { Period } from "@/lib/domain/pushgateway/history";
import { isOfApp } from "@/lib/domain/pushgateway/refusal/refusal-rule";
import { breaks, type Finding } from "@/lib/domain/verdict/ladder";
import { isPoisoned, poisonedFinding } from "./poison";
import { tellRefusal } from "./tell-refusal";

/** What a rung finds on the gateway, where it could be looked at. */
export function onGateway(
  { gateway }: Pick<Standing, "gateway">,
  look: (gateway: GatewaySnapshot) => Finding,
): () => Finding {
  return () => (gateway.ok ? look(gateway.value) : isUnknown(gateway.error));
}

export function nameRequest(attempt: Pick<Attempt, "method" | "path">): string {
  return `${attempt.method} ${attempt.path}`;
}

/** What changed a group, within a sentence: a request as code, or that none is on record. */
export function nameCause({ request, cause }: Pick<Period, "request" | "cause">): string {
  if (request !== null) return `\`${request}\``;
  const what = cause === "delete" ? "DELETE" : "push";
  return `a ${what} that did not come through this app`;
}

/** A time in a message: ISO 8601 in UTC to the second, which the page shows in its browser's zone. */
export function formatTime(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}

/**
 * What counts as sent last where a push to a group is asked for: a push that contradicted other groups goes
 * on to count when such a group was deleted after it, for it may be taken by now.
 */
export function withContradicted<S extends Standing>(seen: S, group: Labels): S {
  const { newestAttempt, beforeDelete } = seen;
  const isOfOther =
    newestAttempt?.effect.kind === "delete" && !isSameLabels(newestAttempt.effect.group, group);
  return isOfOther && beforeDelete?.refusal?.contradicting
    ? { ...seen, newestAttempt: beforeDelete }
    : seen;
}

/**
 * What is told first where the servers are not as asked: a poisoned gateway, a server that is down, then
 * the refusal of the newest attempt.
 */
export function obstacle(seen: Standing, gateway: GatewaySnapshot): Finding | null {
  if (isPoisoned(gateway)) return poisonedFinding(gateway, seen.newestAttempt);
  if (!seen.target.ok) return isUnknown(seen.target.error);
  const attempt = seen.newestAttempt;
  if (!attempt?.refusal) return null;
  const isOwn = isOfApp(attempt.status) || attempt.refusal.code === "outside-metrics";
  const who = isOwn ? "This app" : "The gateway";
  const evidence = `${who} answered ${attempt.status} to ${nameRequest(attempt)}.`;
  const [told, ...others] = tellRefusal(attempt, attempt.refusal, gateway);
  return breaks(evidence, told, others);
}
