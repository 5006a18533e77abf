import type { Labels } from "@/lib/domain/metric";
import type { Attempt, PushedFamily } from "./attempt";
import { formatLabels, parsePushPath } from "./grouping-key";

/** What took a group to the content it had from then on. */
export type Cause = "put" | "post" | "delete" | "restart" | "reset";

type Content = ReadonlyMap<string, PushedFamily>;

/** A stretch of time in which a group held the same families; null where it did not exist. */
export interface Moment {
  sinceMs: number;
  cause: Cause;
  /** The request behind it, as the learner would recognise it: `PUT /metrics/job/backup`. */
  request: string;
  /** Family names to their pushed content; a name may be missing after a push that could not be read. */
  families: Content | null;
}

/** A push as it was sent, whatever the group held before it. */
export interface Push {
  kind: "put" | "post";
  atMs: number;
  request: string;
  /** What its body held; null where that could not be read. */
  families: readonly PushedFamily[] | null;
}

interface GroupPast {
  labels: Labels;
  moments: readonly Moment[];
  lastPush: Push | null;
}

/**
 * What a team's gateway held and when, folded from the attempts in order: the past that no snapshot of
 * the gateway can tell. Never changed in place, so that whoever holds one holds one moment.
 */
export interface GatewayHistory {
  groups: ReadonlyMap<string, GroupPast>;
  /** Keys of groups that a refused push alone has made: they are listed, and hold nothing. */
  refusedGroups: ReadonlySet<string>;
  lastPushAtMs: number | null;
  /** The last time all groups were lost, by a restart or a reset through the app. */
  lastLossAtMs: number | null;
  /** The last push before that. */
  lostPushAtMs: number | null;
  /**
   * Keys of groups that were deleted by a DELETE, or that went while the gateway ran on; whatever comes
   * later. `unmatched` where nothing was known to be there: a later push shows that nothing was.
   */
  deletedGroups: ReadonlyMap<string, "matched" | "unmatched">;
  /** The keys that the gateway listed when it was last looked at, and since when it ran. */
  listed: { startedAtMs: number; keys: ReadonlySet<string> } | null;
}

/** How many moments are kept of one group; see `thinned`. */
const maxMoments = 50;

export function emptyHistory(): GatewayHistory {
  return {
    groups: new Map(),
    refusedGroups: new Set(),
    lastPushAtMs: null,
    lastLossAtMs: null,
    lostPushAtMs: null,
    deletedGroups: new Map(),
    listed: null,
  };
}

/** The history with one more attempt, the next in time. */
export function enterAttempt(history: GatewayHistory, attempt: Attempt): GatewayHistory {
  const { effect, atMs } = attempt;
  const moment = { sinceMs: atMs, request: `${attempt.method} ${attempt.path}` };
  switch (effect.kind) {
    case "put":
    case "post": {
      const before = heldNow(history, effect.group);
      const { kind, group } = effect;
      const families = contentAfter(before, kind, effect.families);
      const push = { kind, atMs, request: moment.request, families: effect.families };
      return {
        ...withMoment(
          withoutUnmatched(history, group),
          group,
          { ...moment, cause: kind, families },
          push,
        ),
        lastPushAtMs: atMs,
      };
    }
    case "delete":
      return enterDelete(history, effect.group, moment);
    case "restart":
    case "reset":
      return withLoss(history, { ...moment, cause: effect.kind, families: null });
    case "none":
      return enterRefusal(history, attempt);
  }
}

function enterDelete(
  history: GatewayHistory,
  group: Labels,
  moment: Pick<Moment, "sinceMs" | "request">,
) {
  const key = formatLabels(group);
  const wasHeld = heldNow(history, group) !== null;
  const before = history.deletedGroups.get(key);
  const how = wasHeld || before === "matched" ? "matched" : "unmatched";
  const told = { ...history, deletedGroups: new Map(history.deletedGroups).set(key, how) };
  return wasHeld
    ? withMoment(told, group, { ...moment, cause: "delete", families: null })
    : withRefusedGroup(told, group, false);
}

function withoutUnmatched(history: GatewayHistory, group: Labels): GatewayHistory {
  const key = formatLabels(group);
  if (history.deletedGroups.get(key) !== "unmatched") return history;
  const deletedGroups = new Map(history.deletedGroups);
  deletedGroups.delete(key);
  return { ...history, deletedGroups };
}

/** The history after a look at the gateway: what is gone from one that runs on was deleted, by whatever way. */
export function enterLook(
  history: GatewayHistory,
  { groups, startedAtMs }: { groups: readonly { labels: Labels }[]; startedAtMs: number },
): GatewayHistory {
  const keys = new Set(groups.map(({ labels }) => formatLabels(labels)));
  const before = history.listed;
  const isOn = before?.startedAtMs === startedAtMs;
  const gone = isOn ? [...before.keys].filter((key) => !keys.has(key)) : [];
  if (isOn && gone.length === 0 && keys.size === before.keys.size) return history;
  const deletedGroups = new Map(history.deletedGroups);
  for (const key of gone) deletedGroups.set(key, "matched");
  return { ...history, deletedGroups, listed: { startedAtMs, keys } };
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

/** A delete as an attempt that knows whether it matched a group, which no answer of the gateway tells. */
export function resolveDelete(history: GatewayHistory, attempt: Attempt): Attempt {
  const { effect } = attempt;
  if (effect.kind !== "delete" || effect.matched !== null) return attempt;
  const isListed = history.refusedGroups.has(formatLabels(effect.group));
  const matched = isListed || heldNow(history, effect.group) !== null;
  return { ...attempt, effect: { ...effect, matched } };
}

/** The moments of a group, oldest first; empty when it was never pushed to. */
export function momentsOf(history: GatewayHistory, group: Labels): readonly Moment[] {
  return history.groups.get(formatLabels(group))?.moments ?? [];
}

/** The last push to a group that the gateway took; null when none is on record. */
export function lastPushTo(history: GatewayHistory, group: Labels): Push | null {
  return history.groups.get(formatLabels(group))?.lastPush ?? null;
}

/** What a group holds by the record; null where it does not exist. */
export function heldNow(history: GatewayHistory, group: Labels): Content | null {
  return momentsOf(history, group).at(-1)?.families ?? null;
}

/** True while any group exists by the record. */
export function holdsAnything(history: GatewayHistory): boolean {
  return [...history.groups.values()].some(({ moments }) => moments.at(-1)?.families != null);
}

/** The moment that took a metric out of a group that held it before, or null if it never held it. */
export function lossOf(history: GatewayHistory, group: Labels, metric: string): Moment | null {
  const moments = momentsOf(history, group);
  const lastHeld = moments.findLastIndex((moment) => moment.families?.has(metric));
  return lastHeld < 0 ? null : (moments[lastHeld + 1] ?? null);
}

/** Since when a group has held a metric as it is now, however often the same was pushed again. */
export function heldSinceMs(history: GatewayHistory, group: Labels, metric: string): number | null {
  const moments = momentsOf(history, group);
  const contentAt = (moment: Moment) => JSON.stringify(moment.families?.get(metric)?.series);
  const last = moments.at(-1);
  const now = last && contentAt(last);
  if (now === undefined) return null;
  const changed = moments.findLastIndex((moment) => contentAt(moment) !== now);
  return moments[changed + 1]?.sinceMs ?? null;
}

/** A push that could not be read leaves what was known; it may have brought more. */
function contentAfter(
  before: Content | null,
  kind: "put" | "post",
  families: PushedFamily[] | null,
): Content {
  if (families === null) return before ?? new Map();
  const held = new Map(kind === "post" && before ? before : []);
  for (const family of families) held.set(family.name, family);
  return held;
}

function withMoment(
  history: GatewayHistory,
  labels: Labels,
  moment: Moment,
  push?: Push,
): GatewayHistory {
  const known = withRefusedGroup(history, labels, false);
  const before = momentsOf(history, labels);
  const last = before.at(-1);
  const isSame = last && moment.families && isSameContent(last.families, moment.families);
  const moments = isSame ? before : thinned([...before, moment]);
  const lastPush = push ?? lastPushTo(history, labels);
  const groups = new Map(history.groups).set(formatLabels(labels), { labels, moments, lastPush });
  return { ...known, groups };
}

/**
 * Steps ask what was there together and what took it away, so of too many moments one goes that changed
 * values alone; else one whose metrics are there together once more later; else the oldest.
 */
function thinned(moments: readonly Moment[]): readonly Moment[] {
  if (moments.length <= maxMoments) return moments;
  const older = moments.slice(0, -1);
  const revalued = older.findIndex((each, i) => holdsTheSame(each, moments[i - 1]));
  const repeated = older.findIndex((each, i) =>
    moments.slice(i + 1).some((later) => holdsTheSame(each, later)),
  );
  const dropped = [revalued, repeated, 0].find((i) => i >= 0);
  return moments.filter((_, i) => i !== dropped);
}

/** True where the same metrics are there, whatever their values. */
function holdsTheSame(a: Moment, b: Moment | undefined): boolean {
  const [names, others] = [a.families, b?.families];
  if (!names || !others) return names === others;
  return names.size === others.size && [...names.keys()].every((name) => others.has(name));
}

function withLoss(history: GatewayHistory, moment: Moment): GatewayHistory {
  const held = [...history.groups.values()].filter(
    ({ labels }) => heldNow(history, labels) !== null,
  );
  const lost = held.reduce((each, { labels }) => withMoment(each, labels, moment), history);
  return {
    ...lost,
    refusedGroups: new Set(),
    lastLossAtMs: moment.sinceMs,
    lostPushAtMs: history.lastPushAtMs,
  };
}

/** An inconsistent push is refused, and its group is listed all the same. */
function enterRefusal(history: GatewayHistory, attempt: Attempt): GatewayHistory {
  if (!attempt.answer.startsWith("pushed metrics are invalid or inconsistent")) return history;
  const group = parsePushPath(attempt.path);
  if (!group.ok || heldNow(history, group.value.labels) !== null) return history;
  return withRefusedGroup(history, group.value.labels, true);
}

function withRefusedGroup(
  history: GatewayHistory,
  labels: Labels,
  isListed: boolean,
): GatewayHistory {
  const key = formatLabels(labels);
  if (history.refusedGroups.has(key) === isListed) return history;
  const others = [...history.refusedGroups].filter((each) => each !== key);
  return { ...history, refusedGroups: new Set(isListed ? [...others, key] : others) };
}

function isSameContent(a: Content | null, b: Content): boolean {
  if (a === null || a.size !== b.size) return false;
  if (a === b) return true;
  return [...b].every(([name, family]) => JSON.stringify(a.get(name)) === JSON.stringify(family));
}
