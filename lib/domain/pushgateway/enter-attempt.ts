import type { Labels } from "@/lib/domain/metric";
import type { Attempt, PushedFamily } from "./attempt";
import { withLoss, withPeriod, withRefusedGroup } from "./change-history";
import { formatLabels, parsePushPath } from "./grouping-key";
import { type Content, type GatewayHistory, heldNow, type Period, periodsOf } from "./history";

/** The history with one more attempt, the next in time. */
export function enterAttempt(history: GatewayHistory, attempt: Attempt): GatewayHistory {
  const { effect, atMs } = attempt;
  const period = { sinceMs: atMs, request: `${attempt.method} ${attempt.path}` };
  switch (effect.kind) {
    case "put":
    case "post": {
      const before = heldNow(history, effect.group);
      const { kind, group } = effect;
      const families = contentAfter(before, kind, effect.families);
      const push = { kind, atMs, request: period.request, families: effect.families };
      return {
        ...withPeriod(
          withoutUnmatched(history, group),
          group,
          { ...period, cause: kind, families },
          push,
        ),
        lastPushAtMs: Math.max(atMs, history.lastPushAtMs ?? 0),
        pushedSince: new Set(history.pushedSince).add(formatLabels(group)),
      };
    }
    case "delete":
      return enterDelete(history, effect.group, { ...period, wasThere: effect.matched === true });
    case "restart":
    case "reset":
      return withLoss(history, { ...period, cause: effect.kind, families: null });
    case "none":
      return enterRefusal(withOwnRefusal(history, attempt), attempt);
  }
}

function enterDelete(
  history: GatewayHistory,
  group: Labels,
  { wasThere, ...period }: Pick<Period, "sinceMs" | "request"> & { wasThere: boolean },
): GatewayHistory {
  const key = formatLabels(group);
  const wasHeld = heldNow(history, group) !== null;
  const before = history.deletedGroups.get(key);
  const wasPushed = wasHeld || (wasThere && !wasNeverPushed(history, key));
  const how = wasPushed || before === "matched" ? "matched" : "unmatched";
  const told = {
    ...withoutListed(history, key),
    deletedGroups: new Map(history.deletedGroups).set(key, how),
  } as const;
  return wasHeld
    ? withPeriod(told, group, { ...period, cause: "delete", families: null })
    : withRefusedGroup(told, group, false);
}

/** A refused push alone has made the group: it is listed, and nothing was ever in it. */
function wasNeverPushed({ refusedGroups, listed }: GatewayHistory, key: string): boolean {
  return refusedGroups.has(key) || listed?.groups.get(key) === null;
}

function withoutUnmatched(history: GatewayHistory, group: Labels): GatewayHistory {
  const key = formatLabels(group);
  if (history.deletedGroups.get(key) !== "unmatched") return history;
  const deletedGroups = new Map(history.deletedGroups);
  deletedGroups.delete(key);
  return { ...history, deletedGroups };
}

/** A delete as an attempt that knows whether it matched a group, which no answer of the gateway tells. */
export function resolveDelete(history: GatewayHistory, attempt: Attempt): Attempt {
  const { effect } = attempt;
  if (effect.kind !== "delete" || effect.matched !== null) return attempt;
  const key = formatLabels(effect.group);
  const matched =
    history.refusedGroups.has(key) ||
    (history.listed?.groups.has(key) ?? false) ||
    heldNow(history, effect.group) !== null ||
    wasJustSeenToGo(history, attempt.atMs, effect.group);
  return { ...attempt, effect: { ...effect, matched } };
}

/** A look may have shown what a DELETE has done before its answer came. */
function wasJustSeenToGo(history: GatewayHistory, atMs: number, group: Labels): boolean {
  const last = periodsOf(history, group).at(-1);
  const isSeen = last?.cause === "delete" && last.request === null;
  return isSeen && Math.abs(atMs - last.sinceMs) < longestExchangeMs;
}

/** Between a DELETE's effect and its answer there is no more than this. */
const longestExchangeMs = 5000;

function withoutListed(history: GatewayHistory, key: string): GatewayHistory {
  if (!history.listed?.groups.has(key)) return history;
  const groups = new Map(history.listed.groups);
  groups.delete(key);
  return { ...history, listed: { ...history.listed, groups } };
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

/** The gateway's handlers refuse with 400 alone; what does not get to them is not counted. */
function withOwnRefusal(history: GatewayHistory, { status }: Attempt): GatewayHistory {
  const { refusals } = history;
  if (!refusals || status !== 400) return history;
  return { ...history, refusals: { ...refusals, own: refusals.own + 1 } };
}

/** An inconsistent push is refused, and its group is listed all the same. */
function enterRefusal(history: GatewayHistory, attempt: Attempt): GatewayHistory {
  if (!attempt.answer.startsWith("pushed metrics are invalid or inconsistent")) return history;
  const group = parsePushPath(attempt.path);
  if (!group.ok || heldNow(history, group.value.labels) !== null) return history;
  return withRefusedGroup(history, group.value.labels, true);
}
