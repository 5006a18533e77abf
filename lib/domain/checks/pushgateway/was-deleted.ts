import type { Queried, Standing } from "@/lib/domain/checks/looks";
import type { Labels } from "@/lib/domain/metric";
import { parseGoFloat } from "@/lib/domain/pushgateway/exposition/go-float";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import { lastPushTo, periodsOf } from "@/lib/domain/pushgateway/history";
import { breaks, diagnose, type Finding } from "@/lib/domain/verdict/ladder";
import { keyOf } from "./group-difference";
import { foundGroup } from "./group-in-prometheus";
import { formatTime } from "./standing";

/**
 * Whether a group that is gone was deleted by its key: by an exchange on record, once and for all; or by
 * another way, where the gateway has been running since the group was last pushed to.
 */
export function wasDeleted(
  seen: Queried,
  gateway: GatewaySnapshot,
  group: Labels,
  position: number,
): boolean {
  if (seen.history.deletedGroups.has(formatLabels(group))) return true;
  const last = periodsOf(seen.history, group).at(-1);
  if (last && last.families === null) return last.cause === "delete";
  const pushedAtMs =
    lastPushTo(seen.history, group)?.atMs ?? pastPushMs(seen, gateway, group, position);
  return pushedAtMs !== null && gateway.startedAtMs < pushedAtMs;
}

/** The last push to a group that Prometheus has seen, where none is on record. */
function pastPushMs(seen: Queried, gateway: GatewaySnapshot, group: Labels, position: number) {
  const past = foundGroup(seen, `past-${position}`, group, gateway);
  // One series for each pod that there was.
  const all = past.ok ? past.value.map(({ value }) => parseGoFloat(value)) : [];
  const seconds = Math.max(0, ...all);
  return seconds > 0 ? seconds * 1000 : null;
}

/** The gateway has lost the group before anybody deleted it. */
export function goneWithoutDelete(
  group: Labels,
  { history }: Standing,
  { startedAtMs }: GatewaySnapshot,
): Finding {
  const key = formatLabels(group);
  const loss = periodsOf(history, group).at(-1);
  const isOnRecord = loss?.cause === "restart" || loss?.cause === "reset";
  const since = formatTime(isOnRecord ? loss.sinceMs : startedAtMs);
  const how = loss?.cause === "reset" ? "the reset of the sandbox" : "the restart of the gateway";
  return breaks(
    `${key} was not deleted.`,
    diagnose(
      "gone-without-delete",
      `The group ${keyOf(group)} went with ${how} at ${since}, before it was deleted. This step asks for a DELETE of its key, so it has to be there once more first.`,
      {
        expected: `${key} deleted`,
        observed: `lost at ${since}`,
        params: { group: key },
      },
    ),
  );
}
