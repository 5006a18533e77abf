import type { Attempt, Effect, PushedFamily } from "./attempt";
import type { Labels } from "./gateway-state";
import { formatLabels } from "./grouping-key";

/** What took a group to the content it had from then on. */
export type Cause = "put" | "post" | "delete" | "restart" | "reset";

/** A stretch of time in which a group held the same families; null where it did not exist. */
export interface Moment {
  sinceMs: number;
  cause: Cause;
  /** The request behind it, as the learner would recognise it: `PUT /metrics/job/backup`. */
  request: string;
  /** Family names to their pushed content; a name may be missing after a protobuf push. */
  families: ReadonlyMap<string, PushedFamily> | null;
}

/**
 * What a team's gateway held and when, folded from the attempts in order: the past that no snapshot of
 * the gateway can tell. At most `maxMoments` are kept for a group, the newest ones.
 */
export interface Ledger {
  groups: Map<string, { labels: Labels; moments: Moment[] }>;
  firstPushAtMs: number | null;
  lastPushAtMs: number | null;
  /** The last time all groups were lost, by a restart or a reset through the app. */
  lastLossAtMs: number | null;
}

const maxMoments = 50;

export function emptyLedger(): Ledger {
  return { groups: new Map(), firstPushAtMs: null, lastPushAtMs: null, lastLossAtMs: null };
}

/** Enters one attempt, the next in time, into the ledger. */
export function enterAttempt(ledger: Ledger, attempt: Attempt): void {
  const { effect, atMs } = attempt;
  const request = `${attempt.method} ${attempt.path}`;
  if (effect.kind === "put" || effect.kind === "post") {
    ledger.firstPushAtMs ??= atMs;
    ledger.lastPushAtMs = atMs;
    const before = heldNow(ledger, effect.group);
    const families = effect.families === null ? before : pushed(before, effect, effect.families);
    enterMoment(ledger, effect.group, { sinceMs: atMs, cause: effect.kind, request, families });
  } else if (effect.kind === "delete") {
    if (heldNow(ledger, effect.group) === null) return;
    enterMoment(ledger, effect.group, { sinceMs: atMs, cause: "delete", request, families: null });
  } else if (effect.kind === "restart" || effect.kind === "reset") {
    ledger.lastLossAtMs = atMs;
    for (const { labels } of ledger.groups.values()) {
      if (heldNow(ledger, labels) === null) continue;
      const cause = effect.kind;
      enterMoment(ledger, labels, { sinceMs: atMs, cause, request, families: null });
    }
  }
}

/** The moments of a group, oldest first; empty when it was never pushed to. */
export function momentsOf(ledger: Ledger, group: Labels): readonly Moment[] {
  return ledger.groups.get(formatLabels(group))?.moments ?? [];
}

/** The moment that took a metric out of a group that held it before, or null if it never held it. */
export function lossOf(ledger: Ledger, group: Labels, metric: string): Moment | null {
  const moments = momentsOf(ledger, group);
  const lastHeld = moments.findLastIndex((moment) => moment.families?.has(metric));
  return lastHeld < 0 ? null : (moments[lastHeld + 1] ?? null);
}

function heldNow(ledger: Ledger, group: Labels): Moment["families"] {
  return momentsOf(ledger, group).at(-1)?.families ?? null;
}

function pushed(
  before: Moment["families"],
  effect: Effect,
  families: PushedFamily[],
): ReadonlyMap<string, PushedFamily> {
  const held = new Map(effect.kind === "post" && before ? before : []);
  for (const family of families) held.set(family.name, family);
  return held;
}

function enterMoment(ledger: Ledger, labels: Labels, moment: Moment): void {
  const key = formatLabels(labels);
  const known = ledger.groups.get(key) ?? { labels, moments: [] };
  ledger.groups.set(key, known);
  const last = known.moments.at(-1);
  if (last && moment.families && isSameContent(last.families, moment.families)) return;
  known.moments.push(moment);
  if (known.moments.length > maxMoments) known.moments.shift();
}

function isSameContent(a: Moment["families"], b: ReadonlyMap<string, PushedFamily>): boolean {
  if (a === null || a.size !== b.size) return false;
  if (a === b) return true;
  return [...b].every(([name, family]) => JSON.stringify(a.get(name)) === JSON.stringify(family));
}
