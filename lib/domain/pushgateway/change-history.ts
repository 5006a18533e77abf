import type { Labels } from "@/lib/domain/metric";
import type { PushedFamily } from "./attempt";
import { isSameNumber, parseGoFloat } from "./exposition/go-float";
import { formatLabels, withoutEmpty } from "./grouping-key";
import {
  type Content,
  type GatewayHistory,
  heldNow,
  lastPushTo,
  type Period,
  type Push,
  periodsOf,
} from "./history";

/** How many periods are kept of one group; see `thinned`. */
const maxPeriods = 50;

/** The history with one more period of a group; one in which it held the same as before adds nothing. */
export function withPeriod(
  history: GatewayHistory,
  labels: Labels,
  period: Period,
  push?: Push,
): GatewayHistory {
  const known = withRefusedGroup(history, labels, false);
  const before = periodsOf(history, labels);
  const last = before.at(-1);
  const isSame = last && isSameContent(labels, last, period);
  const periods = isSame ? withRequest(before, period) : thinned([...before, period]);
  const lastPush = push ?? lastPushTo(history, labels);
  const groups = new Map(history.groups).set(formatLabels(labels), { labels, periods, lastPush });
  return { ...known, groups };
}

/** What a look has shown before the answer to its request came has that request now. */
function withRequest(before: readonly Period[], { cause, request, families }: Period) {
  const last = before.at(-1);
  if (!last || last.request !== null || request === null) return before;
  return before.with(-1, { ...last, cause, request, families });
}

/**
 * Steps ask what was there together and what took it away, so of too many periods one goes that changed
 * values alone; else one whose metrics are there together once more later; else the oldest.
 */
function thinned(periods: readonly Period[]): readonly Period[] {
  if (periods.length <= maxPeriods) return periods;
  const older = periods.slice(0, -1);
  const revalued = older.findIndex((each, i) => holdsTheSame(each, periods[i - 1]));
  const repeated = older.findIndex((each, i) =>
    periods.slice(i + 1).some((later) => holdsTheSame(each, later)),
  );
  const dropped = [revalued, repeated, 0].find((i) => i >= 0);
  return periods.filter((_, i) => i !== dropped);
}

/** True where the same metrics are there, whatever their values. */
function holdsTheSame(a: Period, b: Period | undefined): boolean {
  const [names, others] = [a.families, b?.families];
  if (!names || !others) return names === others;
  return names.size === others.size && [...names.keys()].every((name) => others.has(name));
}

/** The history in which every group was lost at one moment. */
export function withLoss(history: GatewayHistory, period: Period): GatewayHistory {
  const held = [...history.groups.values()].filter(
    ({ labels }) => heldNow(history, labels) !== null,
  );
  const lost = held.reduce((each, { labels }) => withPeriod(each, labels, period), history);
  return {
    ...lost,
    refusedGroups: new Set(),
    lastLossAtMs: period.sinceMs,
    lostPushAtMs: history.lastPushAtMs,
  };
}

/** The history in which a group is listed, or not, that a refused push alone has made. */
export function withRefusedGroup(
  history: GatewayHistory,
  labels: Labels,
  isListed: boolean,
): GatewayHistory {
  const key = formatLabels(labels);
  if (history.refusedGroups.has(key) === isListed) return history;
  const others = [...history.refusedGroups].filter((each) => each !== key);
  return { ...history, refusedGroups: new Set(isListed ? [...others, key] : others) };
}

/** What a look has shown is compared as far as the gateway shows it: it writes numbers in its own way. */
function isSameContent(group: Labels, before: Period, now: Period): boolean {
  const [a, b] = [before.families, now.families];
  if (!a || !b) return false;
  if (a === b) return true;
  if (before.request === null || now.request === null) return isAlike(group, a, b);
  const isSame = (family: PushedFamily) =>
    JSON.stringify(a.get(family.name)) === JSON.stringify(family);
  return a.size === b.size && [...b.values()].every(isSame);
}

/** True where two contents of a group are the same on the gateway, as far as they are known. */
export function isAlike(group: Labels, a: Content, b: Content): boolean {
  return (
    a.size === b.size &&
    [...b.values()].every((family) => {
      const other = a.get(family.name);
      return other !== undefined && isAlikeFamily(group, other, family);
    })
  );
}

/** Histograms and summaries are written in another form than they are shown in; a long family has no series. */
function isAlikeFamily(group: Labels, a: PushedFamily, b: PushedFamily): boolean {
  if (a.type !== b.type) return false;
  const isKnown = a.series.length > 0 && b.series.length > 0;
  if (!isKnown || a.type === "HISTOGRAM" || a.type === "SUMMARY") return true;
  if (a.series.length !== b.series.length) return false;
  const values = new Map(a.series.map(({ labels, value }) => [keyIn(group, labels), value]));
  return b.series.every(({ labels, value }) => {
    const other = values.get(keyIn(group, labels));
    return other !== undefined && isSameNumber(parseGoFloat(other), parseGoFloat(value));
  });
}

const keyIn = (group: Labels, labels: Labels) =>
  formatLabels(withoutEmpty({ ...labels, ...group }));
