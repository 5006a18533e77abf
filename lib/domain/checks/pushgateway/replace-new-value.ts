import type { Standing } from "@/lib/domain/checks/looks";
import type { Labels } from "@/lib/domain/metric";
import { isSameNumber, parseGoFloat } from "@/lib/domain/pushgateway/exposition/go-float";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import type { Family, Group } from "@/lib/domain/pushgateway/group";
import { formatLabels, isSameLabels } from "@/lib/domain/pushgateway/grouping-key";
import { breaks, diagnose, type Finding } from "@/lib/domain/verdict/ladder";
import { asAskedFinding, differingContent } from "./push-as-asked";
import { nearestFinding, storedFinding } from "./push-stored";

/** A metric that is to have a new value in a group, which held all of `before` at once. */
interface NewValue {
  group: Labels;
  before: Readonly<Record<string, number>>;
  metric: string;
  value: number;
}

/** Whether a metric has its new value in the group; else what comes nearest to it. */
export function newValueFinding(
  asked: NewValue,
  seen: Standing,
  gateway: GatewaySnapshot,
): Finding {
  const group = gateway.groups.find((each) => isSameLabels(each.labels, asked.group));
  const family = group?.families.find((each) => each.name === asked.metric);
  if (!group || !family) {
    const wanted = { ...asked, content: asked };
    return storedFinding(wanted, seen, gateway, group) ?? isGone(asked);
  }
  const finding = asAskedFinding(asked, group, family, seen.history);
  if (finding.state === "ok") return finding;
  return (
    sentElsewhere(asked, seen, gateway, family) ?? stillAsBefore(asked, group, family) ?? finding
  );
}

/** The new value came to another group after the metric came to this one: the second part went astray. */
function sentElsewhere(
  asked: NewValue,
  seen: Standing,
  gateway: GatewaySnapshot,
  { pushedAtMs }: Family,
): Finding | null {
  const isNewValue = (family: Family) =>
    family.pushedAtMs > pushedAtMs &&
    family.series.some(({ value }) => isSameNumber(parseGoFloat(value), asked.value));
  const others = gateway.groups
    .filter(({ labels }) => !isSameLabels(labels, asked.group))
    .map((group) => ({ ...group, families: group.families.filter(isNewValue) }));
  const found = nearestFinding(asked, seen, others);
  if (!found || found.state === "ok") return null;
  const message = `The first part is done, and the new value is in another group. ${found.diagnosis.message}`;
  return { ...found, diagnosis: { ...found.diagnosis, message } };
}

/** All metrics are there as they were to be at first, and nothing has been replaced yet. */
function stillAsBefore(asked: NewValue, group: Group, family: Family): Finding | null {
  const { metric } = asked;
  const before = asked.before[metric];
  const isThere = Object.keys(asked.before).every((name) =>
    group.families.some((each) => each.name === name),
  );
  const [first, ...others] = differingContent(asked, group, family);
  if (before === undefined || !isThere || first?.code !== "wrong-value") return null;
  if (differingContent({ metric, value: before }, group, family).length > 0) return null;
  const message = `The first part is done: \`${metric}\` has its first value, ${before}. The second part is still to come.`;
  const params = { ...first.params, isUnderWay: true };
  return breaks(`${metric} is ${before}.`, { ...first, message, params }, others);
}

/** It was there, and no record says what took it away: the gateway was changed from outside the app. */
function isGone({ group, metric }: NewValue): Finding {
  const key = formatLabels(group);
  return breaks(
    `${key} does not hold ${metric}.`,
    diagnose("metric-missing", `\`${metric}\` was in the group \`${key}\`, and no longer is.`, {
      expected: metric,
      observed: "not there",
    }),
  );
}
