import { z } from "zod";
import { defineCheckKind } from "@/lib/domain/checks/define-check-kind";
import { foundSeries } from "@/lib/domain/checks/found-series";
import type { Queried, Standing } from "@/lib/domain/checks/looks";
import { isUnknown } from "@/lib/domain/checks/platform-problem";
import { isOfTargetNow } from "@/lib/domain/prometheus/added-labels";
import { isSameNumber, parseGoFloat } from "@/lib/domain/pushgateway/exposition/go-float";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import type { Family, Group } from "@/lib/domain/pushgateway/group";
import { formatLabels, isSameLabels } from "@/lib/domain/pushgateway/grouping-key";
import { heldNow, heldSinceMs } from "@/lib/domain/pushgateway/history";
import type { Walk } from "@/lib/domain/verdict/check-kind";
import { breaks, diagnose, type Finding, holds } from "@/lib/domain/verdict/ladder";
import { groupingKeySchema, metricNameSchema } from "./content-fields";
import { diagnoseRefusedPath, keyOf } from "./group-difference";
import { honorLabelsOff } from "./honor-labels-off";
import { isPoisoned, poisonedFinding } from "./poison";
import { asAskedFinding, pushRemarks } from "./push-as-asked";
import { storedFinding } from "./push-stored";
import { refusedElsewhere } from "./refused-elsewhere";
import { notScrapedYet, scrapedSince } from "./scrape-rungs";
import { selectGroup } from "./select-group";
import { nameRequest, obstacle, withContradicted } from "./standing";

/** A metric with a value in exactly one group, and the query that returns it. */
const schema = z
  .strictObject({
    kind: z.literal("push"),
    group: groupingKeySchema,
    metric: metricNameSchema,
    value: z.number().describe("The value, compared as a number."),
    type: z
      .enum(["COUNTER", "GAUGE", "UNTYPED"])
      .optional()
      .describe("The type that the gateway has to store; without it any will do."),
    help: z
      .boolean()
      .default(false)
      .describe("Whether to ask for a help text; a missing one is a remark, never a failure."),
  })
  .describe("A metric with a value is in exactly one group, and Prometheus returns it.");

export type PushCheck = z.infer<typeof schema>;

const rungPlans = {
  sent: { name: "Sent", at: "push", broken: "not sent" },
  accepted: { name: "Accepted", at: "push", broken: "refused" },
  stored: { name: "Stored", at: "pushgateway", broken: "not stored" },
  "as-asked": { name: "As asked", at: "pushgateway", broken: "not as asked" },
  exposed: { name: "Exposed", at: "scrape", broken: "not exposed" },
  scraped: { name: "Scraped", at: "scrape", broken: "not scraped" },
  visible: { name: "Visible", at: "query", broken: "not visible" },
} as const;

type Ladder = Walk<keyof typeof rungPlans>;

export const pushCheck = defineCheckKind({
  schema,
  needs: ["gateway", "targets", "history", "queries"],
  rungs: rungPlans,
  untouched: ["nothing-sent"],
  done: { tab: "request", part: "request" },
  subject: ({ group, metric }) => ({ asksFor: "push", groups: [group], metrics: [metric] }),
  queries: (check, standing) => {
    if (!standing.gateway.ok || isPoisoned(standing.gateway.value)) return [];
    const { family, asAsked } = lookAtGroup(check, standing, standing.gateway.value);
    if (!family || asAsked?.state !== "ok") return [];
    if (scrapedSince(standing, changedAtMs(check, standing, family)).state !== "ok") return [];
    const { metric, group } = check;
    const target = standing.target.ok ? standing.target.value : null;
    return [
      { name: "series", expression: selectGroup(metric, group, target, true) },
      { name: "exported", expression: selectGroup(metric, group, target, false) },
    ];
  },
  walk,
});

function walk(check: PushCheck, looked: Queried): Ladder {
  const seen = withContradicted(looked, check.group);
  if (!seen.gateway.ok) return endingOn(isUnknown(seen.gateway.error));
  const gateway = seen.gateway.value;
  const { group, family, asAsked } = lookAtGroup(check, seen, gateway);
  const [sent, accepted] = [wasSent(seen), wasAccepted(seen)];
  if (group && family && asAsked?.state === "ok") {
    const remarks = pushRemarks(
      check,
      family,
      heldNow(seen.history, check.group)?.get(check.metric),
    );
    const looks = standingLooks(check, seen, gateway, family);
    const rungs = { sent, accepted, stored: isStored(check), "as-asked": () => asAsked, ...looks };
    return { rungs, remarks };
  }
  const blocked = obstacle(seen, gateway);
  if (blocked) {
    if (blocked.state !== "ok" && blocked.outcome === "unknown") return endingOn(blocked);
    return { rungs: { sent, accepted: () => withPath(check, seen, blocked) } };
  }
  if (asAsked) {
    return { rungs: { sent, accepted, stored: isStored(check), "as-asked": () => asAsked } };
  }
  const missing = storedFinding({ ...check, content: check }, seen, gateway, group);
  if (!missing) return endingOn(nothingSent(check, seen, gateway));
  return { rungs: { sent, accepted, stored: () => missing } };
}

const endingOn = (finding: Finding): Ladder => ({ rungs: { sent: () => finding } });

function lookAtGroup(
  check: PushCheck,
  seen: Standing,
  gateway: GatewaySnapshot,
): { group: Group | undefined; family: Family | undefined; asAsked: Finding | null } {
  const group = gateway.groups.find((each) => isSameLabels(each.labels, check.group));
  const family = group?.families.find((each) => each.name === check.metric);
  const asAsked = group && family ? asAskedFinding(check, group, family, seen.history) : null;
  return { group, family, asAsked };
}

function standingLooks(check: PushCheck, seen: Queried, gateway: GatewaySnapshot, family: Family) {
  return {
    exposed: () =>
      isPoisoned(gateway)
        ? poisonedFinding(gateway, seen.newestAttempt)
        : holds(`The gateway's /metrics answers ${gateway.expositionStatus}.`),
    scraped: () => scrapedSince(seen, changedAtMs(check, seen, family)),
    visible: () => visible(check, seen),
  };
}

/**
 * When the metric got the content it has. A push that repeats the same changes nothing, so it does not
 * make a learner who pushes in a loop wait for ever.
 */
function changedAtMs(check: PushCheck, seen: Standing, family: Family): number {
  const held = heldNow(seen.history, check.group)?.get(check.metric)?.series;
  const isAsPushed = held?.some(({ value }) => isSameNumber(parseGoFloat(value), check.value));
  const sinceMs = isAsPushed ? heldSinceMs(seen.history, check.group, check.metric) : null;
  return Math.min(family.pushedAtMs, sinceMs ?? family.pushedAtMs);
}

function visible(check: PushCheck, seen: Queried): Finding {
  const series = foundSeries(seen, "series");
  if (!series.ok) return series.error;
  const target = seen.target.ok ? seen.target.value : null;
  const returned = series.value.find(
    ({ labels, value }) =>
      isSameNumber(parseGoFloat(value), check.value) && isOfTargetNow(labels, target),
  );
  if (returned) return holds(`The query returns ${returned.value}.`);
  const exported = foundSeries(seen, "exported");
  const renamed = exported.ok ? exported.value[0] : undefined;
  if (!renamed) return notScrapedYet("Prometheus does not return the pushed value yet.");
  return honorLabelsOff(check.group, renamed.labels, target);
}

/** The newest attempt, if it is a push that the gateway took. */
function acceptedPush(seen: Standing) {
  const attempt = seen.newestAttempt;
  return attempt && (attempt.effect.kind === "put" || attempt.effect.kind === "post")
    ? attempt
    : null;
}

function wasSent(seen: Standing): () => Finding {
  const attempt = seen.newestAttempt?.refusal ? seen.newestAttempt : acceptedPush(seen);
  return () => holds(attempt ? `${nameRequest(attempt)}.` : "Seen on the gateway.");
}

function wasAccepted(seen: Standing): () => Finding {
  const attempt = acceptedPush(seen);
  return () => holds(attempt ? `Answered ${attempt.status}.` : "Seen on the gateway.");
}

function isStored(check: PushCheck): () => Finding {
  return () => holds(`${formatLabels(check.group)} holds ${check.metric}.`);
}

/** A refusal with what is wrong about its path besides. */
function withPath(check: PushCheck, { newestAttempt: attempt }: Standing, blocked: Finding) {
  const isRefusal = blocked.state === "broken" && blocked.outcome === "failed";
  if (!attempt?.refusal || !isRefusal || blocked.diagnosis.code === "gateway-poisoned") {
    return blocked;
  }
  const alsoWrong = [...(blocked.alsoWrong ?? []), ...diagnoseRefusedPath(attempt, check)];
  return { ...blocked, alsoWrong };
}

function nothingSent(check: PushCheck, seen: Standing, { groups }: GatewaySnapshot): Finding {
  const keys = groups.map(({ labels }) => formatLabels(labels));
  const [first] = keys;
  const there = first
    ? `Your gateway holds ${keys.length === 1 ? `the group \`${first}\`` : `${keys.length} groups`}, but nothing that resembles \`${check.metric}\` in the group ${keyOf(check.group)}.`
    : `Your gateway is empty: no push has brought \`${check.metric}\` to the group ${keyOf(check.group)} yet.`;
  return breaks(
    "No push of this kind has reached your gateway.",
    diagnose("nothing-sent", there + refusedElsewhere(seen), {
      expected: `${check.metric} in ${formatLabels(check.group)}`,
      observed: first ? keys.slice(0, 5).join(" ") : "no groups",
    }),
  );
}
