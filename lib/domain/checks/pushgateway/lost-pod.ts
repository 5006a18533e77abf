import { z } from "zod";
import { defineCheckKind } from "@/lib/domain/checks/define-check-kind";
import { foundSeries } from "@/lib/domain/checks/found-series";
import type { Queried, Standing } from "@/lib/domain/checks/looks";
import type { Target } from "@/lib/domain/prometheus/target";
import { parseGoFloat } from "@/lib/domain/pushgateway/exposition/go-float";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import { holdsAnything } from "@/lib/domain/pushgateway/history";
import { breaks, diagnose, type Finding, holds } from "@/lib/domain/verdict/ladder";
import { refusedElsewhere } from "./refused-elsewhere";
import { selectOwn } from "./select-group";
import { formatTime, obstacle, onGateway } from "./standing";

/** The gateway started after the last push and has no groups. */
const schema = z
  .strictObject({ kind: z.literal("lost-pod") })
  .describe(
    "Something was pushed after the step before, and the gateway restarted and holds nothing.",
  );

export const lostPodCheck = defineCheckKind({
  schema,
  needs: ["gateway", "targets", "history", "queries"],
  rungs: {
    pushed: { name: "Pushed", at: "push", broken: "not pushed" },
    restarted: { name: "Restarted", at: "pushgateway", broken: "not restarted" },
    empty: { name: "Empty", at: "pushgateway", broken: "not empty" },
  },
  untouched: ["never-pushed"],
  done: { tab: "request", part: "request" },
  subject: () => ({ asksFor: "any-push", groups: [], metrics: [] }),
  queries: (_check, seen) =>
    pushOnRecordAtMs(seen) !== null || !seen.target.ok
      ? []
      : // The gateway's own record of each group's last push (README, "About metric inconsistencies").
        [{ name: "past", expression: `max(max_over_time(${lastPushes(seen.target.value)}[1d]))` }],
  walk: (_check, seen) => ({
    rungs: {
      pushed: onGateway(seen, (gateway) => pushed(seen, gateway)),
      restarted: onGateway(seen, (gateway) => restarted(seen, gateway)),
      empty: onGateway(seen, (gateway) => empty(seen, gateway)),
    },
  }),
});

const lastPushes = (target: Target | null) => selectOwn("push_time_seconds", target);

/** Null for a push that was made before the step before this one passed: it was made for that one. */
function ifForThis(atMs: number | null, { stepBeforePassedAtMs: since }: Standing): number | null {
  return atMs !== null && atMs > (since ?? 0) ? atMs : null;
}

function pushOnRecordAtMs(seen: Standing): number | null {
  return ifForThis(seen.history.lastPushAtMs, seen);
}

/** The last push that is on record, here or in Prometheus; milliseconds since the epoch. */
function lastPushAtMs(seen: Queried): number | null {
  const past = foundSeries(seen, "past");
  const seconds = past.ok ? parseGoFloat(past.value[0]?.value ?? "0") : 0;
  return pushOnRecordAtMs(seen) ?? ifForThis(seconds * 1000, seen);
}

function pushed(seen: Queried, gateway: GatewaySnapshot): Finding {
  const at = lastPushAtMs(seen);
  if (at !== null) return holds(`The last push was at ${formatTime(at)}.`);
  const blocked = obstacle(seen, gateway);
  if (blocked) return blocked;
  const past = foundSeries(seen, "past");
  if (!past.ok) return past.error;
  return breaks(
    "No push is on record.",
    diagnose("never-pushed", neverPushed(seen) + refusedElsewhere(seen), {
      expected: "a push",
      observed: "none on record",
    }),
  );
}

function restarted(seen: Queried, gateway: GatewaySnapshot): Finding {
  const lastPush = lastPushAtMs(seen) ?? 0;
  const start = formatTime(gateway.startedAtMs);
  if (wasEmptied(seen, lastPush) || hasLostGroups(seen, gateway, lastPush)) {
    return holds(`The gateway started at ${start}.`);
  }
  const blocked = obstacle(seen, gateway);
  if (blocked) return blocked;
  const details = {
    expected: `a restart after ${formatTime(lastPush)}`,
    observed: `started at ${start}`,
  };
  if (gateway.startedAtMs > lastPush) {
    const message = gateway.groups.length === 0 ? nothingToLose(start, lastPush) : keptGroups;
    return breaks(
      `The gateway started at ${start} and lost nothing.`,
      diagnose("not-restarted", message, {
        ...details,
        observed: `started at ${start}, and nothing was lost by it`,
      }),
    );
  }
  return breaks(
    `The gateway has been running since ${start}.`,
    diagnose("not-restarted", notRestarted(seen, lastPush), {
      ...details,
      ...(isUnderWay(seen) && { params: { isUnderWay: true } }),
    }),
  );
}

const keptGroups =
  "The gateway was started again with what it had before. When its pod is deleted, it loses everything.";

/** What was pushed and lost between two looks is known to nobody. */
const nothingToLose = (start: string, lastPush: number) =>
  `The gateway was restarted at ${start}, and no group has been seen that it lost by that: since your last push, at ${formatTime(lastPush)}, the groups were deleted. Push something, wait until the Gateway tab shows it, and restart then.`;

function neverPushed({ history, stepBeforePassedAtMs: since }: Standing): string {
  if (since !== null) {
    const restarted =
      (history.lastLossAtMs ?? 0) > since ? ", so the restart lost nothing of yours" : "";
    return `No push has been seen since the step before this one passed, at ${formatTime(since)}${restarted}. Push something first.`;
  }
  return history.lastLossAtMs === null
    ? "No push has been seen yet, so there is nothing to lose. Push something first."
    : `The gateway was restarted at ${formatTime(history.lastLossAtMs)}, and no push has been seen that it could have lost. Push something first.`;
}

function notRestarted({ history, newestAttempt }: Standing, lastPush: number): string {
  const push = `your last push, at ${formatTime(lastPush)}`;
  const { lastLossAtMs } = history;
  if (newestAttempt?.effect.kind === "delete") {
    return `\`${newestAttempt.method} ${newestAttempt.path}\` takes away one group and leaves the gateway running. The gateway has not been restarted since ${push}.`;
  }
  return lastLossAtMs === null
    ? `The gateway has not been restarted since ${push}.`
    : `The gateway was restarted at ${formatTime(lastLossAtMs)}, before ${push}. Something has to be there before it can be lost.`;
}

/** The first part is done, or was done for another step: nothing has been tried in the place of a restart. */
function isUnderWay({ history, newestAttempt }: Standing): boolean {
  return newestAttempt?.effect.kind !== "delete" && history.lastLossAtMs === null;
}

/** The learner restarted it, after a push that counts. */
function wasEmptied(seen: Queried, lastPush: number): boolean {
  const { lastLossAtMs, lostPushAtMs } = seen.history;
  if (lastLossAtMs === null) return false;
  return pushOnRecordAtMs(seen) === null
    ? lastLossAtMs > lastPush
    : ifForThis(lostPushAtMs, seen) !== null;
}

/**
 * It was restarted from outside and came back empty. A crash keeps the groups, and one that happens to a
 * gateway that is empty anyway loses nothing.
 */
function hasLostGroups(seen: Queried, gateway: GatewaySnapshot, lastPush: number): boolean {
  const { history } = seen;
  const hadGroups = holdsAnything(history) || history.lastPushAtMs === null;
  return gateway.groups.length === 0 && gateway.startedAtMs > lastPush && hadGroups;
}

function empty(seen: Queried, gateway: GatewaySnapshot): Finding {
  const { lastPushAtMs: lastPush, lastLossAtMs } = seen.history;
  const isOutdated =
    lastPush !== null &&
    lastLossAtMs !== null &&
    lastPush > lastLossAtMs &&
    !hasLostGroups(seen, gateway, lastPush);
  const count = gateway.groups.length;
  if (count === 0 && !isOutdated) return holds("It has no groups.");
  const blocked = obstacle(seen, gateway);
  if (blocked) return blocked;
  const keys = gateway.groups.slice(0, 5).map(({ labels }) => formatLabels(labels));
  return breaks(
    count === 0
      ? "Something was pushed after the restart and deleted."
      : `The gateway has ${count} ${count === 1 ? "group" : "groups"}.`,
    diagnose(
      "pushed-after-restart",
      `The gateway was restarted, and ${isOutdated ? "something has been pushed since" : sinceRestart(gateway)}. What a restart takes away only shows while nothing is pushed after it.`,
      {
        expected: "no push since the restart",
        observed: keys.length > 0 ? keys.join(" ") : "pushed, then deleted",
      },
    ),
  );
}

/** What has filled the gateway since it was restarted. */
function sinceRestart({ groups }: GatewaySnapshot): string {
  return groups.some(({ lastPushAtMs }) => lastPushAtMs !== null)
    ? "something has been pushed since"
    : "a push that it has refused since made a group all the same, without metrics";
}
