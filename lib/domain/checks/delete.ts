import { z } from "zod";
import type { Labels } from "../gateway-state";
import { formatLabels, isSameLabels } from "../grouping-key";
import { breaks, climb, diagnose, type Finding, holds, isUnknown, waits } from "../ladder";
import { momentsOf } from "../ledger";
import type { GatewaySnapshot, Observation } from "../observation";
import type { Verdict } from "../verdict";
import { defineCheckKind } from "./check-kind";
import { groupingKeySchema, metricNameSchema } from "./content-fields";
import { selectGroup } from "./promql";
import { nameRequest, obstacle } from "./standing";

/** Groups that were there and are gone, from the gateway and from Prometheus. */
const schema = z.strictObject({
  kind: z.literal("delete"),
  groups: z.array(z.strictObject({ group: groupingKeySchema, metric: metricNameSchema })).min(1),
});

export type DeleteCheck = z.infer<typeof schema>;

export const deleteCheck = defineCheckKind({
  schema,
  queries: (check) =>
    check.groups.flatMap(({ group, metric }, i) => {
      const selector = selectGroup(metric, group);
      return [
        { name: `live-${i}`, expression: selector },
        { name: `past-${i}`, expression: `last_over_time(${selector}[1d])` },
      ];
    }),
  judge,
});

function judge(check: DeleteCheck, seen: Observation): Verdict {
  const { gateway } = seen;
  const onGateway = (look: (snapshot: GatewaySnapshot) => Finding) => () =>
    gateway.ok ? look(gateway.value) : isUnknown(gateway.error);
  return climb(
    [
      ["was-there", onGateway((snapshot) => wasThere(check, seen, snapshot))],
      ["gone-from-gateway", onGateway((snapshot) => goneFromGateway(check, seen, snapshot))],
      ["gone-from-prometheus", () => goneFromPrometheus(check, seen)],
    ],
    seen,
  );
}

function wasThere(check: DeleteCheck, seen: Observation, gateway: GatewaySnapshot): Finding {
  const never = check.groups.find(({ group }, i) => {
    const past = seen.queries[`past-${i}`];
    const hasPast = past?.kind === "vector" && past.series.length > 0;
    return !hasPast && !isHeld(gateway, group) && momentsOf(seen.ledger, group).length === 0;
  });
  if (!never) return holds("Each of the groups was there.");
  const past = seen.queries["past-0"];
  if (past?.kind === "timeout") return isUnknown(past);
  const key = formatLabels(never.group);
  return (
    obstacle(seen, gateway) ??
    breaks(
      `${key} was never pushed to.`,
      diagnose(
        "never-pushed",
        `Nothing has ever been pushed to ${key}, so there is nothing to delete yet. Do the steps before this one first.`,
        { expected: `${never.metric} in ${key}`, observed: "never pushed", params: { group: key } },
      ),
    )
  );
}

function goneFromGateway(check: DeleteCheck, seen: Observation, gateway: GatewaySnapshot): Finding {
  const left = check.groups.filter(({ group }) => isHeld(gateway, group));
  const keys = left.map(({ group }) => formatLabels(group)).join(" and ");
  if (left.length === 0) return holds("The gateway no longer lists them.");
  const blocked = obstacle(seen, gateway);
  if (blocked) return blocked;
  const attempt = seen.newestAttempt;
  if (attempt?.effect.kind === "delete" && attempt.effect.matched === false) {
    const aimed = formatLabels(attempt.effect.group);
    return breaks(
      `${nameRequest(attempt)} was answered ${attempt.status} and matched no group.`,
      diagnose(
        "deleted-other-group",
        `Your DELETE named the group ${aimed}, which does not exist. The gateway answers ${attempt.status} all the same. A delete needs exactly the labels of the group.`,
        { expected: keys, observed: aimed, params: { group: aimed } },
      ),
    );
  }
  return breaks(
    `Still on the gateway: ${keys}.`,
    diagnose("group-still-there", `The gateway still has ${keys}.`, {
      expected: "both groups gone",
      observed: `${keys} still there`,
      params: { left: left.length },
    }),
  );
}

function goneFromPrometheus(check: DeleteCheck, seen: Observation): Finding {
  for (const i of check.groups.keys()) {
    const live = seen.queries[`live-${i}`];
    if (!live || live.kind === "unreachable") {
      return isUnknown({ kind: "prometheus-unreachable", message: "Prometheus does not answer." });
    }
    if (live.kind === "timeout") return isUnknown(live);
    if (live.kind !== "vector") throw new Error(`a selector returned a ${live.kind}`);
    if (live.series.length > 0) {
      return waits(
        "Prometheus still returns what it scraped last.",
        diagnose(
          "still-visible-until-scrape",
          "Gone from the gateway. Prometheus keeps the last value until its next scrape finds the series missing.",
        ),
      );
    }
  }
  return holds("Prometheus no longer returns them.");
}

function isHeld(gateway: GatewaySnapshot, group: Labels): boolean {
  return gateway.groups.some((each) => isSameLabels(each.labels, group));
}
