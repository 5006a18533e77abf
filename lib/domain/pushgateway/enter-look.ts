import type { Labels } from "@/lib/domain/metric";
import type { PushedFamily } from "./attempt";
import { isAlike, withPeriod } from "./change-history";
import type { GatewaySnapshot } from "./gateway-snapshot";
import type { Family, Group } from "./group";
import { formatLabels } from "./grouping-key";
import {
  type Content,
  type GatewayHistory,
  type GroupPast,
  heldNow,
  type Listing,
  lastPushTo,
  type Period,
  type Push,
} from "./history";

/** What is remembered of a look at a gateway. */
export type LookedAt = Pick<GatewaySnapshot, "groups" | "startedAtMs" | "refused">;

/** Of a longer group the names and types are remembered alone, as of a long body; of one with more families nothing. */
const maxSeries = 1000;
const maxFamilies = 5000;

/**
 * The history after a look at the gateway, which shows what came to it by another way than the app: what has
 * another push time and no attempt that tells of it was pushed, what is gone from a gateway that runs on was
 * deleted, and what is gone with its process was lost. `atMs` is the moment of the look.
 */
export function enterLook(
  history: GatewayHistory,
  { groups, startedAtMs, refused = null }: LookedAt,
  atMs: number,
): GatewayHistory {
  const listed: Listing = {
    startedAtMs,
    groups: new Map(groups.map((each) => [formatLabels(each.labels), each.lastPushAtMs])),
  };
  const refilled = groups.filter((each) => isSinceStart(each, startedAtMs));
  const left = withoutGone(history, { listed, refilled }, atMs);
  const told = withRefusals(left, { startedAtMs, refused }, atMs);
  const seen = groups.reduce(enterGroup, told);
  const isAsBefore = seen === history && isSameListing(history.listed, listed);
  if (isAsBefore && history.pushedSince.size === 0) return history;
  return { ...seen, listed, pushedSince: new Set() };
}

/** What the gateway has refused and no attempt tells of; the first look at one counts from there. */
function withRefusals(
  history: GatewayHistory,
  { startedAtMs, refused }: { startedAtMs: number; refused: number | null },
  atMs: number,
): GatewayHistory {
  if (refused === null) return history;
  const before = history.refusals;
  if (before?.startedAtMs !== startedAtMs) {
    const fresh = { startedAtMs, base: refused, own: 0, others: 0, newestAtMs: null };
    return { ...history, refusals: fresh };
  }
  const others = Math.max(0, refused - before.base - before.own);
  if (others === before.others) return history;
  const newestAtMs = others > before.others ? atMs : before.newestAtMs;
  return { ...history, refusals: { ...before, others, newestAtMs } };
}

function isSameListing(before: Listing | null, now: Listing): boolean {
  if (before?.startedAtMs !== now.startedAtMs || before.groups.size !== now.groups.size) {
    return false;
  }
  return [...now.groups].every(([key, atMs]) => before.groups.get(key) === atMs);
}

/** What is in it came after the gateway was started: a crash may keep groups, and a restart does not. */
function isSinceStart({ lastPushAtMs, families }: Group, startedAtMs: number): boolean {
  const times = [lastPushAtMs ?? 0, ...families.map(({ pushedAtMs }) => pushedAtMs)];
  return times.every((each) => each > startedAtMs);
}

function withoutGone(
  history: GatewayHistory,
  { listed: now, refilled }: { listed: Listing; refilled: readonly Group[] },
  atMs: number,
): GatewayHistory {
  const before = history.listed;
  const isOn = before?.startedAtMs === now.startedAtMs;
  const anew = new Set(isOn ? [] : refilled.map(({ labels }) => formatLabels(labels)));
  const gone = [...history.groups].filter(([key, { periods }]) => {
    const last = periods.at(-1);
    if (!last?.families) return false;
    return !now.groups.has(key) || (anew.has(key) && last.sinceMs < now.startedAtMs);
  });
  const ranOn = ({ periods }: GroupPast) =>
    isOn || (before === null && now.startedAtMs < (periods.at(-1)?.sinceMs ?? 0));
  const deleted = gone.filter(([, past]) => ranOn(past));
  const lost = gone.filter(([, past]) => !ranOn(past));
  // A group without a time was made by a refused push alone, so that nothing was deleted with it.
  const unlisted = [...(isOn ? before.groups : [])].flatMap(([key, atMs]) =>
    atMs === null || now.groups.has(key) ? [] : [key],
  );
  const keys = [...deleted.map(([key]) => key), ...unlisted];
  const told = withLost(withKeysDeleted(history, keys), lost, now.startedAtMs);
  return deleted.reduce(
    (each, [, { labels }]) =>
      withPeriod(each, labels, { ...gonePart, sinceMs: atMs, cause: "delete" }),
    told,
  );
}

const gonePart = { request: null, families: null } as const;

function withKeysDeleted(history: GatewayHistory, keys: readonly string[]): GatewayHistory {
  const fresh = keys.filter((key) => history.deletedGroups.get(key) !== "matched");
  if (fresh.length === 0) return history;
  const deletedGroups = new Map(history.deletedGroups);
  for (const key of fresh) deletedGroups.set(key, "matched");
  return { ...history, deletedGroups };
}

/** The gateway was started anew by another way than the app, without what it held. */
function withLost(
  history: GatewayHistory,
  lost: readonly (readonly [string, GroupPast])[],
  startedAtMs: number,
): GatewayHistory {
  if (lost.length === 0) return history;
  const keys = new Set(lost.map(([key]) => key));
  const period: Period = { ...gonePart, sinceMs: startedAtMs, cause: "restart" };
  const told = lost.reduce((each, [, { labels }]) => withPeriod(each, labels, period), history);
  return {
    ...told,
    refusedGroups: new Set([...history.refusedGroups].filter((key) => !keys.has(key))),
    lastLossAtMs: Math.max(startedAtMs, history.lastLossAtMs ?? 0),
    lostPushAtMs: history.lastPushAtMs,
  };
}

/** A group is what the record says, unless it was pushed to and no attempt tells of that push. */
function enterGroup(history: GatewayHistory, group: Group): GatewayHistory {
  const { labels, lastPushAtMs } = group;
  const key = formatLabels(labels);
  if (lastPushAtMs === null || history.listed?.groups.get(key) === lastPushAtMs) return history;
  if (group.families.length > maxFamilies) return history;
  const held = heldNow(history, labels);
  const families = contentOf(group);
  const isKnown = held !== null && isAlike(labels, held, families);
  if (history.pushedSince.has(key)) {
    if (isKnown) return history;
    const last = lastPushTo(history, labels);
    const isUnread = last !== null && last.families === null;
    if (isUnread) return withPeriod(history, labels, { ...unreadBy(last), families });
  } else if (isKnown && history.listed === null) {
    return history;
  }
  const kind: Push["kind"] =
    held && [...held.keys()].some((name) => !families.has(name)) ? "put" : "post";
  const push = {
    ...{ kind, atMs: lastPushAtMs, request: null },
    families: [...contentOf(group, (each) => isOfLastPush(each, group)).values()],
  } as const satisfies Push;
  const period = { sinceMs: lastPushAtMs, cause: kind, request: null, families } as const;
  return {
    ...withPeriod(history, labels, period, push),
    lastPushAtMs: Math.max(lastPushAtMs, history.lastPushAtMs ?? 0),
  };
}

/** A push through the app whose body could not be read has brought what the look shows. */
function unreadBy({ kind, atMs, request }: NonNullable<ReturnType<typeof lastPushTo>>) {
  return { sinceMs: atMs, cause: kind, request } as const;
}

/** The gateway gives each family the time of the push that brought it, here to the millisecond. */
function isOfLastPush({ pushedAtMs }: Family, { lastPushAtMs }: Group): boolean {
  return Math.abs(pushedAtMs - (lastPushAtMs ?? 0)) < 2;
}

function contentOf(
  { labels: group, families }: Group,
  isMeant: (family: Family) => boolean = () => true,
): Content {
  const count = families.reduce((sum, { series }) => sum + series.length, 0);
  const pushed = families.filter(isMeant).map(({ name, type, series }): PushedFamily => {
    const own = count > maxSeries ? [] : series;
    return {
      ...{ name, type, isSeen: true },
      series: own.map((each) => ({ ...each, labels: bodyPart(each.labels, group) })),
    };
  });
  return new Map(pushed.map((family) => [family.name, family]));
}

/** The labels of a series that its group does not give it. */
function bodyPart(labels: Labels, group: Labels): Labels {
  const own = Object.entries(labels).filter(
    ([name, value]) => value !== "" && !Object.hasOwn(group, name),
  );
  return Object.fromEntries(own);
}
