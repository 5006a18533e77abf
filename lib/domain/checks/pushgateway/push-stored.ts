import type { Standing } from "@/lib/domain/checks/looks";
import { differingLabels } from "@/lib/domain/difference/label-difference";
import { describeNameSlip } from "@/lib/domain/difference/likeness";
import type { Labels } from "@/lib/domain/metric";
import type { PushedFamily } from "@/lib/domain/pushgateway/attempt";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import type { Group } from "@/lib/domain/pushgateway/group";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import { heldNow } from "@/lib/domain/pushgateway/history";
import { findNearest, type Near } from "@/lib/domain/pushgateway/nearest";
import type { Diagnosis } from "@/lib/domain/verdict/diagnosis";
import { breaks, diagnose, type Finding } from "@/lib/domain/verdict/ladder";
import { listSome } from "@/lib/domain/verdict/shorten";
import { goneFinding } from "./gone-since";
import { diagnoseLabels, keyOf } from "./group-difference";
import { type AskedContent, differingContent } from "./push-as-asked";

interface Asked {
  group: Labels;
  metric: string;
  /** What else was asked for; where it is not known, nothing of it is told. */
  content?: AskedContent;
}

/**
 * Why the exact group does not hold a metric: the nearest thing that is there, then what is gone since,
 * then a group that holds only other names. Null when nothing resembles what was asked.
 */
export function storedFinding(
  asked: Asked,
  seen: Standing,
  gateway: GatewaySnapshot,
  group: Group | undefined,
): Finding | null {
  return (
    nearestFinding(asked, seen, gateway.groups) ??
    goneFinding(asked, seen, gateway) ??
    (group ? metricMissing(asked, group) : null)
  );
}

/** The nearest thing in some groups and how it differs; null when nothing there resembles what was asked. */
export function nearestFinding(
  asked: Asked,
  seen: Standing,
  groups: readonly Group[],
): Finding | null {
  const near = findNearest(groups, asked.group, asked.metric);
  return near && nearFinding(asked, near, seen);
}

/** Group, then name, then content: the first difference is told, the others are listed. */
function nearFinding(asked: Asked, near: Near, seen: Standing): Finding {
  const { family, group } = near;
  const body = heldNow(seen.history, group.labels)?.get(family.name);
  const pushed = { labels: group.labels, metric: family.name, series: family.series, body };
  const ofLabels = differingLabels(asked.group, group.labels);
  const wrongs: Diagnosis[] = diagnoseLabels(ofLabels, pushed);
  if (family.name !== asked.metric) wrongs.push(wrongName(asked, near));
  if (asked.content) wrongs.push(...contentApart(asked, asked.content, near, body));
  const [first, ...others] = wrongs;
  if (!first) throw new Error("the nearest thing is what was asked for");
  const whole = ofLabels.length > 0 ? { ...first, ...wholeNames(asked, near, first) } : first;
  const key = formatLabels(group.labels);
  return breaks(`The nearest thing on the gateway is ${family.name} in ${key}.`, whole, others);
}

/** A difference of the group is told with all of both groups, and with the names where they differ too. */
function wholeNames(asked: Asked, near: Near, first: Diagnosis) {
  const { family, group } = near;
  const withName = (name: string, labels: Labels) =>
    family.name === asked.metric ? formatLabels(labels) : `${name} in ${formatLabels(labels)}`;
  return {
    expected: withName(asked.metric, asked.group),
    observed: withName(family.name, group.labels),
    params: { ...first.params, metric: family.name },
  };
}

function wrongName(asked: Asked, { family, group }: Near): Diagnosis {
  const slip = describeNameSlip(asked.metric, family.name);
  const how = slip ? ` Look closely: ${slip}.` : "";
  return diagnose(
    "wrong-metric-name",
    `Your group ${keyOf(group.labels)} holds a metric with another name, \`${family.name}\`.${how}`,
    { expected: asked.metric, observed: family.name, params: { metric: family.name } },
  );
}

/** Labels that the body has and the URL lacks are told as such already. */
function contentApart(
  asked: Asked,
  content: AskedContent,
  { family, group }: Near,
  pushed: PushedFamily | undefined,
): Diagnosis[] {
  const lacking = Object.keys(asked.group).filter((name) => !Object.hasOwn(group.labels, name));
  const series = family.series.map((each) => ({
    ...each,
    labels: Object.fromEntries(
      Object.entries(each.labels).filter(([name]) => !lacking.includes(name)),
    ),
  }));
  return differingContent(
    { ...content, metric: family.name },
    group,
    { ...family, series },
    pushed,
  );
}

function metricMissing(asked: Asked, group: Group): Finding {
  const names = group.families.map((each) => each.name);
  const key = formatLabels(group.labels);
  const whyEmpty = group.isLastPushSuccessful
    ? "A push without a body stores no metric."
    : "The gateway has refused the last push to it, and its answer to that says why.";
  const holds =
    names.length > 0
      ? `The group ${keyOf(group.labels)} is there, but it does not hold \`${asked.metric}\`.`
      : `The group ${keyOf(group.labels)} is there, but it is empty. ${whyEmpty}`;
  return breaks(
    `${key} is there without ${asked.metric}.`,
    diagnose("metric-missing", holds, {
      expected: asked.metric,
      observed: names.length > 0 ? listSome(names) : "an empty group",
      params: { group: key },
    }),
  );
}
