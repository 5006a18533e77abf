import type { Labels } from "@/lib/domain/metric";
import type { PushedFamily } from "./attempt";
import { formatLabels } from "./grouping-key";

/** What took a group to the content it had from then on. */
export type Cause = "put" | "post" | "delete" | "restart" | "reset";

export type Content = ReadonlyMap<string, PushedFamily>;

/** A stretch of time in which a group held the same families; null where it did not exist. */
export interface Period {
  sinceMs: number;
  cause: Cause;
  /**
   * The request behind it, as the learner would recognise it: `PUT /metrics/job/backup`; null where it did not
   * come through the app, and only what it left behind was seen.
   */
  request: string | null;
  /** Family names to their pushed content; a name may be missing after a push that could not be read. */
  families: Content | null;
}

/** A push as it was sent, whatever the group held before it. */
export interface Push {
  kind: "put" | "post";
  atMs: number;
  /** Null where it did not come through the app. */
  request: string | null;
  /** What its body held; null where that could not be read. */
  families: readonly PushedFamily[] | null;
}

export interface GroupPast {
  labels: Labels;
  periods: readonly Period[];
  lastPush: Push | null;
}

/**
 * What a team's gateway held and when, folded from the attempts and the looks in order: the past that no
 * snapshot of the gateway can tell. Never changed in place, so that whoever holds one holds one moment.
 */
export interface GatewayHistory {
  groups: ReadonlyMap<string, GroupPast>;
  /** Keys of groups that a refused push alone has made: they are listed, and hold nothing. */
  refusedGroups: ReadonlySet<string>;
  lastPushAtMs: number | null;
  /** The last time groups were lost, by a restart or a reset. */
  lastLossAtMs: number | null;
  /** The last push before that. */
  lostPushAtMs: number | null;
  /**
   * Keys of groups that were deleted by a DELETE, or that went while the gateway ran on; whatever comes
   * later. `unmatched` where nothing was known to be there: a later push shows that nothing was.
   */
  deletedGroups: ReadonlyMap<string, "matched" | "unmatched">;
  /** The groups that the gateway listed when it was last looked at, and since when it ran. */
  listed: Listing | null;
  /** Keys of groups that were pushed to through the app since then. */
  pushedSince: ReadonlySet<string>;
  refusals: Refusals | null;
}

/** What the gateway has refused, since it was first looked at, by its own count and by the attempts. */
export interface Refusals {
  startedAtMs: number;
  /** Its count then. */
  base: number;
  /** Of the app's own attempts since then. */
  own: number;
  /** Of those that no attempt tells of; when a look has shown the newest of them. */
  others: number;
  newestAtMs: number | null;
}

/** What a look at a gateway has shown of its groups; by their keys, when each was last pushed to. */
export interface Listing {
  startedAtMs: number;
  groups: ReadonlyMap<string, number | null>;
}

export function emptyHistory(): GatewayHistory {
  return {
    groups: new Map(),
    refusedGroups: new Set(),
    lastPushAtMs: null,
    lastLossAtMs: null,
    lostPushAtMs: null,
    deletedGroups: new Map(),
    listed: null,
    pushedSince: new Set(),
    refusals: null,
  };
}

/** The history of a team that has deleted groups of these keys before all that is entered. */
export function withDeletedBefore(
  history: GatewayHistory,
  keys: readonly string[],
): GatewayHistory {
  const deletedGroups = new Map(history.deletedGroups);
  for (const key of keys) deletedGroups.set(key, "matched");
  return { ...history, deletedGroups };
}

/** The keys of groups that are known to have been there when they were deleted. */
export function keysDeleted({ deletedGroups }: GatewayHistory): string[] {
  return [...deletedGroups].flatMap(([key, how]) => (how === "matched" ? [key] : []));
}

/** The periods of a group, oldest first; empty when it was never pushed to. */
export function periodsOf(history: GatewayHistory, group: Labels): readonly Period[] {
  return history.groups.get(formatLabels(group))?.periods ?? [];
}

/** The last push to a group that the gateway took; null when none is on record. */
export function lastPushTo(history: GatewayHistory, group: Labels): Push | null {
  return history.groups.get(formatLabels(group))?.lastPush ?? null;
}

/** What a group holds by the record; null where it does not exist. */
export function heldNow(history: GatewayHistory, group: Labels): Content | null {
  return periodsOf(history, group).at(-1)?.families ?? null;
}

/** True while any group exists by the record. */
export function holdsAnything(history: GatewayHistory): boolean {
  return [...history.groups.values()].some(({ periods }) => periods.at(-1)?.families != null);
}

/** The period that begins where a metric was taken out of a group; null if the group never held it. */
export function lossOf(history: GatewayHistory, group: Labels, metric: string): Period | null {
  const periods = periodsOf(history, group);
  const lastHeld = periods.findLastIndex((period) => period.families?.has(metric));
  return lastHeld < 0 ? null : (periods[lastHeld + 1] ?? null);
}

/** Since when a group has held a metric as it is now, however often the same was pushed again. */
export function heldSinceMs(history: GatewayHistory, group: Labels, metric: string): number | null {
  const periods = periodsOf(history, group);
  const contentAt = (period: Period) => JSON.stringify(period.families?.get(metric)?.series);
  const last = periods.at(-1);
  const now = last && contentAt(last);
  if (now === undefined) return null;
  const changed = periods.findLastIndex((period) => contentAt(period) !== now);
  return periods[changed + 1]?.sinceMs ?? null;
}
