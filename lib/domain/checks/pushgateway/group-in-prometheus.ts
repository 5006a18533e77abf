import { foundSeries } from "@/lib/domain/checks/found-series";
import type { Queried } from "@/lib/domain/checks/looks";
import type { Labels } from "@/lib/domain/metric";
import type { ResultSeries } from "@/lib/domain/prometheus/query-result";
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
export function selectLastPush(group: Labels): string {
  return selectGroup("push_time_seconds", group);
}

/**
 * What a query made of `selectLastPush` returned of exactly this group. To Prometheus an empty label is
 * none, so a group that is still on the gateway can look the same there; the time tells the two apart.
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
  const alikeAtMs = gateway.groups
    .filter(({ labels }) => !isSameLabels(labels, group) && isSameLabels(withoutEmpty(labels), key))
    .map(({ lastPushAtMs }) => lastPushAtMs ?? 0);
  const own = found.value.filter(({ labels: { __name__: _, ...labels }, value }) => {
    const atMs = parseGoFloat(value) * 1000;
    return isSameLabels(labels, key) && !alikeAtMs.some((each) => Math.abs(each - atMs) < 1);
  });
  return ok(own);
}
