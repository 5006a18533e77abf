import { z } from "zod";
import { isSameNumber, parseGoFloat } from "../exposition/go-float";
import type { Family, Group } from "../gateway-state";
import { formatLabels, isSameLabels } from "../grouping-key";
import { breaks, climb, diagnose, type Finding, holds, isUnknown } from "../ladder";
import type { GatewaySnapshot, Observation } from "../observation";
import type { Verdict } from "../verdict";
import { defineCheckKind } from "./check-kind";
import { groupingKeySchema, metricNameSchema } from "./content-fields";
import { quote, selectGroup } from "./promql";
import { asAskedFinding, pushRemarks } from "./push-as-asked";
import { storedFinding } from "./push-stored";
import { notScrapedYet, scrapedSince } from "./scrape-rungs";
import { isPoisoned, obstacle, poisonedFinding } from "./standing";

/** A metric with a value in exactly one group, and the query that returns it. */
const schema = z.strictObject({
  kind: z.literal("push"),
  group: groupingKeySchema,
  metric: metricNameSchema,
  value: z.number(),
  type: z.enum(["COUNTER", "GAUGE", "UNTYPED"]).optional(),
  /** Ask for a help text; a missing one is a remark, never a failure. */
  help: z.boolean().default(false),
});

export type PushCheck = z.infer<typeof schema>;

export const pushCheck = defineCheckKind({
  schema,
  queries: (check) => [
    { name: "series", expression: selectGroup(check.metric, check.group) },
    {
      name: "exported",
      expression: `${check.metric}{exported_job=${quote(check.group.job ?? "")}}`,
    },
  ],
  judge,
});

function judge(check: PushCheck, seen: Observation): Verdict {
  if (!seen.gateway.ok) {
    const { error } = seen.gateway;
    return climb(
      rungs(() => isUnknown(error)),
      seen,
    );
  }
  const gateway = seen.gateway.value;
  const group = gateway.groups.find((each) => isSameLabels(each.labels, check.group));
  const family = group?.families.find((each) => each.name === check.metric);
  const asAsked = group && family ? asAskedFinding(check, group, family) : null;
  if (family && asAsked?.state === "ok") {
    return climb(
      standingRungs(check, seen, gateway, family, asAsked),
      seen,
      pushRemarks(check, family),
    );
  }
  const blocked = obstacle(seen, gateway);
  if (blocked)
    return climb(
      rungs(wasSent(seen), () => blocked),
      seen,
    );
  if (asAsked) {
    return climb(
      rungs(wasSent(seen), wasAccepted(seen), isStored(group), () => asAsked),
      seen,
    );
  }
  const missing = storedFinding(check, seen, gateway, group);
  return missing === null
    ? climb(rungs(nothingSent), seen)
    : climb(
        rungs(wasSent(seen), wasAccepted(seen), () => missing),
        seen,
      );
}

const rungIds = [
  "sent",
  "accepted",
  "stored",
  "as-asked",
  "exposed",
  "scraped",
  "visible",
] as const;

/** The ladder with what is known of its first rungs; the walk ends on the last one given. */
function rungs(...looks: (() => Finding)[]): [string, () => Finding][] {
  return rungIds.map((id, i) => [id, looks[i] ?? neverReached]);
}

function neverReached(): Finding {
  throw new Error("the walk of a ladder went past its broken rung");
}

function standingRungs(
  check: PushCheck,
  seen: Observation,
  gateway: GatewaySnapshot,
  family: Family,
  asAsked: Finding,
): [string, () => Finding][] {
  const exposed = () =>
    isPoisoned(gateway)
      ? poisonedFinding(gateway)
      : holds(`The gateway's /metrics answers ${gateway.expositionStatus}.`);
  return rungs(
    wasSent(seen),
    wasAccepted(seen),
    () => holds(`${formatLabels(check.group)} holds ${check.metric}.`),
    () => asAsked,
    exposed,
    () => scrapedSince(seen, family.pushedAtMs),
    () => visible(check, seen),
  );
}

function visible(check: PushCheck, seen: Observation): Finding {
  const found = seen.queries.series;
  if (!found || found.kind === "unreachable") {
    const message = "Prometheus does not answer.";
    return isUnknown({ kind: "prometheus-unreachable", message });
  }
  if (found.kind === "timeout") return isUnknown(found);
  const series = found.kind === "vector" ? found.series : [];
  const returned = series.find((each) => isSameNumber(parseGoFloat(each.value), check.value));
  if (returned) return holds(`The query returns ${returned.value}.`);
  const exported = seen.queries.exported;
  if (exported?.kind === "vector" && exported.series[0]) {
    return breaks(
      "Prometheus stored the series under exported_job.",
      diagnose(
        "honor-labels-off",
        "Prometheus has renamed your job label to exported_job: its scrape job for the Pushgateway lacks honor_labels: true.",
        {
          expected: formatLabels(check.group),
          observed: formatLabels(exported.series[0].labels),
        },
      ),
    );
  }
  return notScrapedYet("Prometheus does not return the pushed value yet.");
}

function wasSent(seen: Observation): () => Finding {
  const attempt = seen.newestAttempt;
  return () => holds(attempt ? `${attempt.method} ${attempt.path}` : "Seen on the gateway.");
}

function wasAccepted(seen: Observation): () => Finding {
  const attempt = seen.newestAttempt;
  const isAccepted = attempt !== null && attempt.refusal === null;
  return () => holds(isAccepted ? `Answered ${attempt.status}.` : "Seen on the gateway.");
}

function isStored(group: Group | undefined): () => Finding {
  return () => holds(`${formatLabels(group?.labels ?? {})} holds the metric.`);
}

function nothingSent(): Finding {
  return breaks(
    "No request of this kind has reached your gateway.",
    diagnose("nothing-sent", "Nothing like it has been pushed to your gateway yet."),
  );
}
