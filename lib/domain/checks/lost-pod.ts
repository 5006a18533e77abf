import { z } from "zod";
import { parseGoFloat } from "../exposition/go-float";
import { formatLabels } from "../grouping-key";
import { breaks, climb, diagnose, type Finding, holds, isUnknown } from "../ladder";
import type { GatewaySnapshot, Observation } from "../observation";
import type { Verdict } from "../verdict";
import { defineCheckKind } from "./check-kind";
import { formatTime } from "./standing";

/** The gateway started after the last push and has no groups. */
const schema = z.strictObject({ kind: z.literal("lost-pod") });

export const lostPodCheck = defineCheckKind({
  schema,
  queries: () => [
    // push_time_seconds is the gateway's own record of each group's last push (README, "About metric inconsistencies").
    { name: "past", expression: "max(max_over_time(push_time_seconds[1d]))" },
  ],
  judge: (_check, seen): Verdict => {
    const { gateway } = seen;
    const onGateway = (look: (snapshot: GatewaySnapshot) => Finding) => () =>
      gateway.ok ? look(gateway.value) : isUnknown(gateway.error);
    return climb(
      [
        ["pushed", onGateway(() => pushed(seen))],
        ["restarted", onGateway((snapshot) => restarted(seen, snapshot))],
        ["empty", onGateway((snapshot) => empty(snapshot))],
      ],
      seen,
    );
  },
});

/** The last push that is on record, here or in Prometheus; milliseconds since the epoch. */
function lastPushAtMs(seen: Observation): number | null {
  if (seen.ledger.lastPushAtMs !== null) return seen.ledger.lastPushAtMs;
  const past = seen.queries.past;
  const value = past?.kind === "vector" ? past.series[0]?.value : undefined;
  const seconds = value === undefined ? 0 : parseGoFloat(value);
  return seconds > 0 ? seconds * 1000 : null;
}

function pushed(seen: Observation): Finding {
  const at = lastPushAtMs(seen);
  if (at !== null) return holds(`The last push was at ${formatTime(at)}.`);
  return breaks(
    "No push is on record.",
    diagnose("never-pushed", "Push something first: what was never there cannot be lost."),
  );
}

function restarted(seen: Observation, gateway: GatewaySnapshot): Finding {
  const lastPush = lastPushAtMs(seen) ?? 0;
  const { firstPushAtMs, lastLossAtMs } = seen.ledger;
  const wasLost = lastLossAtMs !== null && lastLossAtMs > (firstPushAtMs ?? lastLossAtMs);
  const startedAfter = gateway.startedAtMs > lastPush;
  if ((startedAfter && gateway.groups.length === 0) || wasLost) {
    return holds(`The gateway started at ${formatTime(gateway.startedAtMs)}.`);
  }
  return breaks(
    `The gateway has been running since ${formatTime(gateway.startedAtMs)}.`,
    diagnose(
      "not-restarted",
      "The gateway has not been restarted since your last push, so it still has what it was given.",
      {
        expected: `a start after ${formatTime(lastPush)}`,
        observed: `started at ${formatTime(gateway.startedAtMs)}`,
      },
    ),
  );
}

function empty(gateway: GatewaySnapshot): Finding {
  if (gateway.groups.length === 0) return holds("It has no groups.");
  const keys = gateway.groups.map((group) => formatLabels(group.labels)).join(" ");
  return breaks(
    `The gateway has ${gateway.groups.length} ${gateway.groups.length === 1 ? "group" : "groups"}.`,
    diagnose(
      "pushed-after-restart",
      "The gateway was restarted, and something has been pushed since. What is lost shows best on an empty one.",
      { expected: "no groups", observed: keys },
    ),
  );
}
