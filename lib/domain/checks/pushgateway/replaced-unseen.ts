import { foundSeries } from "@/lib/domain/checks/found-series";
import type { Queried, Standing } from "@/lib/domain/checks/looks";
import type { Labels } from "@/lib/domain/metric";
import type { Target } from "@/lib/domain/prometheus/target";
import { isSameNumber, parseGoFloat } from "@/lib/domain/pushgateway/exposition/go-float";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import { isSameLabels } from "@/lib/domain/pushgateway/grouping-key";
import { periodsOf } from "@/lib/domain/pushgateway/history";
import { exactSeries } from "./once-right";
import { selectGroup } from "./select-group";

interface Asked {
  group: Labels;
  before: Readonly<Record<string, number>>;
  after: Readonly<Record<string, number>>;
}

/**
 * True where the group holds what it is to hold in the end, and nobody has seen what it held before: it was
 * pushed to while nobody looked.
 */
export function isOnlyPastUnknown(
  { group: key, before, after }: Asked,
  { history }: Standing,
  { groups }: GatewaySnapshot,
): boolean {
  const group = groups.find(({ labels }) => isSameLabels(labels, key));
  if (!group || group.families.length !== Object.keys(after).length) return false;
  const isAfter = group.families.every((family) => {
    const value = exactSeries(group, family)?.value;
    const asked = after[family.name];
    return asked !== undefined && value !== undefined && isSameNumber(parseGoFloat(value), asked);
  });
  const names = Object.keys(before);
  const isSeen = periodsOf(history, key).some(({ families }) =>
    names.every((name) => families?.has(name)),
  );
  return isAfter && !isSeen;
}

/** When Prometheus last had all of it at once, in seconds; of the last hours, every few seconds. */
export function lastTogether({ group, before }: Asked, target: Target | null): string {
  const [first = "", ...others] = Object.keys(before).map((name) =>
    selectGroup(name, group, target),
  );
  const together = [`timestamp(${first})`, ...others].join(" and ");
  return `max(max_over_time((${together})[3h:2s]))`;
}

/** True where Prometheus has had all of it at once, while the gateway that runs now was running. */
export function wereScraped(asked: Asked, seen: Queried, gateway: GatewaySnapshot): boolean {
  if (!isOnlyPastUnknown(asked, seen, gateway)) return false;
  const found = foundSeries(seen, "together");
  const seconds = found.ok ? parseGoFloat(found.value[0]?.value ?? "0") : 0;
  return seconds * 1000 > gateway.startedAtMs;
}
