import { z } from "zod";
import { defineCheckKind } from "@/lib/domain/checks/define-check-kind";
import type { Queried, Standing } from "@/lib/domain/checks/looks";
import type { Labels } from "@/lib/domain/metric";
import { isOfTargetNow } from "@/lib/domain/prometheus/added-labels";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import { formatLabels, isSameLabels } from "@/lib/domain/pushgateway/grouping-key";
import { periodsOf } from "@/lib/domain/pushgateway/history";
import { findNearestGroup } from "@/lib/domain/pushgateway/nearest";
import type { NeededQuery } from "@/lib/domain/verdict/check-kind";
import { breaks, diagnose, type Finding, holds, waits } from "@/lib/domain/verdict/ladder";
import { groupingKeySchema, metricNameSchema } from "./content-fields";
import { keyOf } from "./group-difference";
import { foundGroup, selectLastPush } from "./group-in-prometheus";
import { refusedElsewhere } from "./refused-elsewhere";
import { formatTime, nameCause, nameRequest, obstacle, onGateway } from "./standing";
import { goneWithoutDelete, wasDeleted } from "./was-deleted";

/** Groups that were there and are gone, from the gateway and from Prometheus. */
const schema = z
  .strictObject({
    kind: z.literal("delete"),
    groups: z
      .array(
        z.strictObject({
          group: groupingKeySchema,
          metric: metricNameSchema.describe(
            "A metric that the group held, to be gone from Prometheus.",
          ),
        }),
      )
      .min(1)
      .describe("The groups that have to be deleted, each with a metric that it held."),
  })
  .describe(
    "Groups that were there are gone, from the gateway by a DELETE and from Prometheus with the next scrape.",
  );

export type DeleteCheck = z.infer<typeof schema>;
type AskedGroups = DeleteCheck["groups"];

export const deleteCheck = defineCheckKind({
  schema,
  needs: ["gateway", "targets", "history", "queries"],
  rungs: {
    "was-there": { name: "Was there", at: "pushgateway", broken: "never there" },
    "gone-from-gateway": {
      name: "Gone from the gateway",
      at: "pushgateway",
      broken: "still there",
    },
    "gone-from-prometheus": { name: "Gone from Prometheus", at: "query", broken: "still visible" },
  },
  untouched: ["never-pushed"],
  done: { tab: "request", part: "request" },
  subject: ({ groups }) => ({
    asksFor: "delete",
    groups: groups.map(({ group }) => group),
    metrics: groups.map(({ metric }) => metric),
  }),
  queries: (check, standing) => {
    if (!standing.gateway.ok || !standing.target.ok) return [];
    const gateway = standing.gateway.value;
    const isAnyHeld = check.groups.some(({ group }) => isListed(gateway, group));
    return check.groups.flatMap(({ group }, i): NeededQuery[] => {
      const selector = selectLastPush(group, standing.target.ok ? standing.target.value : null);
      // A group that a refused push alone has made has the time 0.
      const past = { name: `past-${i}`, expression: `max_over_time(${selector}[1d]) > 0` };
      const live = { name: `live-${i}`, expression: selector };
      return [
        ...(isOnRecord(standing, gateway, group) ? [] : [past]),
        ...(isAnyHeld ? [] : [live]),
      ];
    });
  },
  walk: (check, seen) => ({
    rungs: {
      "was-there": onGateway(seen, (gateway) => wasThere(check, seen, gateway)),
      "gone-from-gateway": onGateway(seen, (gateway) => goneFromGateway(check, seen, gateway)),
      "gone-from-prometheus": onGateway(seen, (gateway) =>
        goneFromPrometheus(check, seen, gateway),
      ),
    },
  }),
});

function wasThere(check: DeleteCheck, seen: Queried, gateway: GatewaySnapshot): Finding {
  for (const [i, { group, metric }] of check.groups.entries()) {
    if (isOnRecord(seen, gateway, group)) continue;
    const past = foundGroup(seen, `past-${i}`, group, gateway);
    if (past.ok && past.value.length > 0) continue;
    const key = formatLabels(group);
    const never = breaks(
      `${key} was never pushed to.`,
      diagnose(
        "never-pushed",
        `No push to the group ${keyOf(group)} is on record, so there is nothing to delete yet. ${nearestTo(group, gateway)}Do the steps before this one first.`,
        { expected: `${metric} in ${key}`, observed: "never pushed", params: { group: key } },
      ),
    );
    return obstacle(seen, gateway) ?? (past.ok ? never : past.error);
  }
  return holds(
    check.groups.length === 1 ? "The group was there." : "Each of the groups was there.",
  );
}

/** A sentence on the nearest group that is there, with a space behind it. */
function nearestTo(group: Labels, { groups }: GatewaySnapshot): string {
  const nearest = findNearestGroup(groups, group);
  return nearest ? `The nearest group that is there is ${keyOf(nearest.labels)}. ` : "";
}

function goneFromGateway(check: DeleteCheck, seen: Queried, gateway: GatewaySnapshot): Finding {
  const left = check.groups.filter(({ group }) => isListed(gateway, group));
  const lost = check.groups.find(({ group }, i) => !wasDeleted(seen, gateway, group, i));
  if (left.length === 0 && !lost) return holds("The gateway no longer lists what was to go.");
  const blocked = obstacle(seen, gateway);
  if (blocked) return blocked;
  if (left.length === 0 && lost) return goneWithoutDelete(lost.group, seen, gateway);
  const keys = namesOf(left);
  const attempt = seen.newestAttempt;
  if (
    attempt?.effect.kind === "delete" &&
    attempt.effect.matched === false &&
    !isAmong(check.groups, attempt.effect.group)
  ) {
    const aimed = formatLabels(attempt.effect.group);
    return breaks(
      `${nameRequest(attempt)} was answered ${attempt.status} and matched no group.`,
      diagnose(
        "deleted-other-group",
        `Your DELETE named the group ${keyOf(attempt.effect.group)}, which was not there. The gateway answers ${attempt.status} all the same. The path of a DELETE needs exactly the labels of a group.`,
        { expected: keys, observed: aimed, params: { group: aimed } },
      ),
    );
  }
  return breaks(
    `On the gateway: ${keys}.`,
    diagnose("group-still-there", stillThere(left, seen, gateway) + refusedElsewhere(seen), {
      expected: `${namesOf(check.groups)} gone`,
      observed: `${keys} there`,
      params: { left: left.length, ...(isUnderWay(check, left, seen) && { isUnderWay: true }) },
    }),
  );
}

/**
 * True where each group that is left waits for its DELETE, and the newest one, if there is any, took away
 * another of the groups: nobody has begun, or the first part is done.
 */
function isUnderWay(
  { groups }: DeleteCheck,
  left: AskedGroups,
  { history, newestAttempt }: Standing,
) {
  const effect = newestAttempt?.effect;
  if (left.some(({ group }) => history.deletedGroups.get(formatLabels(group)) === "matched")) {
    return false;
  }
  return effect?.kind !== "delete" || (effect.matched === true && isAmong(groups, effect.group));
}

/** Which groups are left, and why, as far as the past tells. */
function stillThere(left: AskedGroups, seen: Standing, gateway: GatewaySnapshot): string {
  const [first, ...more] = left;
  if (first && more.length === 0) return oneStillThere(first.group, seen, gateway);
  return `The groups ${left.map(({ group }) => keyOf(group)).join(" and ")} are still on your gateway.`;
}

function oneStillThere(
  group: Labels,
  { history, newestAttempt }: Standing,
  { groups }: GatewaySnapshot,
): string {
  const key = keyOf(group);
  const held = groups.find(({ labels }) => isSameLabels(labels, group));
  if (held?.lastPushAtMs === null) {
    return `The group ${key} is on your gateway again: a push to it was refused, and the gateway lists the group all the same, without metrics. Only a DELETE removes it.`;
  }
  const told = `The group ${key} is still on your gateway.`;
  if (held?.families.length === 0) {
    return `${told} It holds no metrics any more, but only a DELETE removes the group itself.`;
  }
  const [before, last] = periodsOf(history, group).slice(-2);
  if (last && before?.cause === "delete") {
    return `The group ${key} is on your gateway again: it was deleted, and ${nameCause(last)} made it anew at ${formatTime(last.sinceMs)}.`;
  }
  if (newestAttempt?.effect.kind !== "delete") return told;
  if (isSameLabels(newestAttempt.effect.group, group)) return told;
  const request = `\`${nameRequest(newestAttempt)}\``;
  return newestAttempt.effect.matched
    ? `${told} ${request} deleted the group that it names, and no other.`
    : `${told} ${request} named another group, which was gone already.`;
}

function goneFromPrometheus(check: DeleteCheck, seen: Queried, gateway: GatewaySnapshot): Finding {
  const target = seen.target.ok ? seen.target.value : null;
  for (const [i, { group }] of check.groups.entries()) {
    const live = foundGroup(seen, `live-${i}`, group, gateway);
    if (!live.ok) return live.error;
    if (live.value.some(({ labels }) => isOfTargetNow(labels, target))) {
      return waits(
        "Prometheus still returns what it scraped last.",
        diagnose(
          "still-visible-until-scrape",
          "Right so far: the gateway holds nothing of it any more. Prometheus returns the last values until its next scrape finds the series missing.",
        ),
      );
    }
  }
  return holds("Prometheus no longer returns them.");
}

/** Whether a group was there for certain, so that Prometheus need not be asked for its past. */
function isOnRecord(seen: Standing, gateway: GatewaySnapshot, group: Labels): boolean {
  const { history } = seen;
  if (history.deletedGroups.get(formatLabels(group)) === "matched") return true;
  const held = gateway.groups.find((each) => isSameLabels(each.labels, group));
  return (held?.lastPushAtMs ?? null) !== null || periodsOf(history, group).length > 0;
}

function isAmong(groups: AskedGroups, group: Labels): boolean {
  return groups.some((each) => isSameLabels(each.group, group));
}

function isListed(gateway: GatewaySnapshot, group: Labels): boolean {
  return gateway.groups.some((each) => isSameLabels(each.labels, group));
}

function namesOf(groups: AskedGroups): string {
  return groups.map(({ group }) => formatLabels(group)).join(" and ");
}
