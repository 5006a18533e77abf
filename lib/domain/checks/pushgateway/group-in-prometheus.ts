import { foundSeries } from "@/lib/domain/checks/found-series";
import type { Queried } from "@/lib/domain/checks/looks";
import type { Labels } from "@/lib/domain/metric";
import { addedLabels, pushedLabels, withoutLabels } from "@/lib/domain/prometheus/added-labels";
import type { ResultSeries } from "@/lib/domain/prometheus/query-result";
import type { Target } from "@/lib/domain/prometheus/target";
import { parseGoFloat } from "@/lib/domain/pushgateway/exposition/go-float";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import { isSameLabels, withoutEmpty } from "@/lib/domain/pushgateway/grouping-key";
import { ok, type Result } from "@/lib/domain/result";
import type { Finding } from "@/lib/domain/verdict/ladder";
import { selectGroup } from "./select-group";

/**
 * The time of a group's last push, which the gateway exposes once for each group with the grouping key as
 * its labels (README, "About timestamps"). It returns groups with further labels as well.
 */
export function selectLastPush(group: Labels, target: Target | null): string {
  return selectGroup("push_time_seconds", group, target);
}

/**
 * What a query made of `selectLastPush` returned of exactly this group. To Prometheus an empty label is
 * none, and one that the infrastructure adds is no part of a key, so a group that is still on the gateway can
 * look the same there; the time tells the two apart.
 */
export function foundGroup(
  seen: Queried,
  name: string,
  group: Labels,
  gateway: GatewaySnapshot,
): Result<ResultSeries[], Finding> {
  const found = foundSeries(seen, name);
  if (!found.ok) return found;
  const key = withoutEmpty(group);
  const target = seen.target.ok ? seen.target.value : null;
  const asked = Object.keys(key);
  const added = new Set([...addedLabels(target)].filter((name) => !asked.includes(name)));
  const isAlike = (labels: Labels) =>
    !isSameLabels(labels, group) && isSameLabels(withoutLabels(withoutEmpty(labels), added), key);
  const alikeAtMs = gateway.groups
    .filter(({ labels }) => isAlike(labels))
    .map(({ lastPushAtMs }) => lastPushAtMs ?? 0);
  const own = found.value.filter(({ labels, value }) => {
    const atMs = parseGoFloat(value) * 1000;
    return (
      isSameLabels(pushedLabels(labels, target, asked), key) &&
      !alikeAtMs.some((each) => Math.abs(each - atMs) < 1)
    );
  });
  return ok(own);
}
