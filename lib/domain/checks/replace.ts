import { z } from "zod";
import { isSameNumber, parseGoFloat } from "../exposition/go-float";
import type { Group } from "../gateway-state";
import { formatLabels, isSameLabels } from "../grouping-key";
import { breaks, climb, diagnose, type Finding, holds, isUnknown } from "../ladder";
import { type Moment, momentsOf } from "../ledger";
import type { GatewaySnapshot, Observation } from "../observation";
import type { Verdict } from "../verdict";
import { defineCheckKind } from "./check-kind";
import { groupingKeySchema, metricNameSchema } from "./content-fields";
import { storedFinding } from "./push-stored";
import { formatTime, obstacle } from "./standing";

/** A group that held all of `before` at once and now holds `after` alone, without a DELETE. */
const schema = z.strictObject({
  kind: z.literal("replace"),
  group: groupingKeySchema,
  before: z.record(metricNameSchema, z.number()),
  after: z.record(metricNameSchema, z.number()),
});

type ReplaceCheck = z.infer<typeof schema>;

export const replaceCheck = defineCheckKind({
  schema,
  queries: () => [],
  judge: (check, seen): Verdict => {
    const { gateway } = seen;
    const onGateway = (look: (snapshot: GatewaySnapshot) => Finding) => () =>
      gateway.ok ? look(gateway.value) : isUnknown(gateway.error);
    return climb(
      [
        ["were-there", onGateway((snapshot) => wereThere(check, seen, snapshot))],
        ["replaced", onGateway((snapshot) => replaced(check, seen, snapshot))],
        ["other-gone", onGateway((snapshot) => otherGone(check, seen, snapshot))],
      ],
      seen,
    );
  },
});

function wereThere(check: ReplaceCheck, seen: Observation, gateway: GatewaySnapshot): Finding {
  const names = Object.keys(check.before);
  const group = groupOf(check, gateway);
  const isThere = names.every((name) => group?.families.some((each) => each.name === name));
  if (isThere || heldAllAt(check, seen) >= 0) return holds(`${names.join(" and ")} were there.`);
  const blocked = obstacle(seen, gateway);
  if (blocked) return blocked;
  for (const metric of names) {
    if (group?.families.some((each) => each.name === metric)) continue;
    const asked = { group: check.group, metric };
    const found = storedFinding(asked, seen, gateway, group);
    if (found) return found;
  }
  return breaks(
    `Nothing was pushed to ${formatLabels(check.group)}.`,
    diagnose(
      "nothing-sent",
      `Nothing has been pushed to ${formatLabels(check.group)} yet. Both metrics have to be there first.`,
      { expected: names.join(", ") },
    ),
  );
}

function replaced(check: ReplaceCheck, seen: Observation, gateway: GatewaySnapshot): Finding {
  const interruption = interruptedBy(check, seen);
  if (interruption) return interrupted(check, interruption);
  const group = groupOf(check, gateway);
  for (const [metric, value] of Object.entries(check.after)) {
    const family = group?.families.find((each) => each.name === metric);
    const series = family?.series[0];
    if (series && isSameNumber(parseGoFloat(series.value), value)) continue;
    const blocked = obstacle(seen, gateway);
    if (blocked) return blocked;
    const details = { expected: `${metric} ${value}`, observed: series?.value ?? "not there" };
    if (series) {
      return breaks(
        `${metric} is ${series.value}.`,
        diagnose("wrong-value", `${metric} still has another value.`, details),
      );
    }
    return breaks(
      `${metric} is not in the group.`,
      diagnose("replaced-by-later-push", `${metric} was in the group and no longer is.`, details),
    );
  }
  return holds("The new value is there.");
}

function otherGone(check: ReplaceCheck, seen: Observation, gateway: GatewaySnapshot): Finding {
  const others = (groupOf(check, gateway)?.families ?? [])
    .map((each) => each.name)
    .filter((name) => !(name in check.after));
  if (others.length === 0) return holds("The group holds nothing else.");
  return (
    obstacle(seen, gateway) ??
    breaks(
      `The group still holds ${others.join(" and ")}.`,
      diagnose(
        "still-there-after-post",
        `${others.join(" and ")} is still in the group. One of the two methods adds to a group and replaces only metrics of the same name.`,
        { expected: Object.keys(check.after).join(", "), observed: others.join(", ") },
      ),
    )
  );
}

/** The last moment in which the group held all of `before`; -1 if it never did. */
function heldAllAt(check: ReplaceCheck, seen: Observation): number {
  const names = Object.keys(check.before);
  return momentsOf(seen.ledger, check.group).findLastIndex((moment) =>
    names.every((name) => moment.families?.has(name)),
  );
}

/** A delete, restart or reset after the group held all of `before`. */
function interruptedBy(check: ReplaceCheck, seen: Observation): Moment | null {
  const heldAt = heldAllAt(check, seen);
  if (heldAt < 0) return null;
  const since = momentsOf(seen.ledger, check.group).slice(heldAt + 1);
  return since.find((moment) => moment.families === null) ?? null;
}

function interrupted(check: ReplaceCheck, moment: Moment): Finding {
  const key = formatLabels(check.group);
  const observed = `gone since ${formatTime(moment.sinceMs)}`;
  const again = "Push both metrics again and replace them in one request.";
  return moment.cause === "delete"
    ? breaks(
        `${key} was deleted at ${formatTime(moment.sinceMs)}.`,
        diagnose(
          "deleted-instead",
          `The group was emptied by ${moment.request}. This step replaces it without a DELETE. ${again}`,
          { observed, params: { request: moment.request } },
        ),
      )
    : breaks(
        `${key} was lost at ${formatTime(moment.sinceMs)}.`,
        diagnose(
          "gateway-restarted-since",
          `The gateway was restarted after both metrics were there, and lost them. ${again}`,
          { observed },
        ),
      );
}

function groupOf(check: ReplaceCheck, gateway: GatewaySnapshot): Group | undefined {
  return gateway.groups.find((each) => isSameLabels(each.labels, check.group));
}
