import { z } from "zod";
import { defineCheckKind } from "@/lib/domain/checks/define-check-kind";
import type { Queried, Standing } from "@/lib/domain/checks/looks";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import type { Group } from "@/lib/domain/pushgateway/group";
import { formatLabels, isSameLabels } from "@/lib/domain/pushgateway/grouping-key";
import { lastPushTo, type Period, periodsOf } from "@/lib/domain/pushgateway/history";
import { breaks, diagnose, type Finding, holds } from "@/lib/domain/verdict/ladder";
import { groupingKeySchema, metricNameSchema } from "./content-fields";
import { storedFinding } from "./push-stored";
import { refusedElsewhere } from "./refused-elsewhere";
import { newValueFinding } from "./replace-new-value";
import { isOnlyPastUnknown, lastTogether, wereScraped } from "./replaced-unseen";
import { formatTime, nameCause, obstacle, onGateway } from "./standing";

/** A group that held all of `before` at once and now holds `after` alone, without a DELETE. */
const schema = z
  .strictObject({
    kind: z.literal("replace"),
    group: groupingKeySchema,
    before: z
      .record(metricNameSchema, z.number())
      .describe("Metrics with their values that the group has to have held, all at once."),
    after: z
      .record(metricNameSchema, z.number())
      .describe("Metrics with their values that it has to hold afterwards, and no others."),
  })
  .describe(
    "A group held everything of `before` at once, and now holds `after` alone, without a DELETE between.",
  );

export type ReplaceCheck = z.infer<typeof schema>;

export const replaceCheck = defineCheckKind({
  schema,
  needs: ["gateway", "targets", "history", "queries"],
  rungs: {
    "were-there": { name: "Were there", at: "pushgateway", broken: "never there" },
    replaced: { name: "Replaced", at: "pushgateway", broken: "not replaced" },
    "other-gone": { name: "Other one gone", at: "pushgateway", broken: "still there" },
  },
  untouched: ["nothing-sent"],
  done: { tab: "request", part: "request" },
  subject: ({ group, before, after }) => ({
    asksFor: "push",
    groups: [group],
    metrics: [...new Set([...Object.keys(before), ...Object.keys(after)])],
  }),
  queries: (check, seen) =>
    seen.gateway.ok && seen.target.ok && isOnlyPastUnknown(check, seen, seen.gateway.value)
      ? [{ name: "together", expression: lastTogether(check, seen.target.value) }]
      : [],
  walk: (check, seen) => ({
    rungs: {
      "were-there": onGateway(seen, (gateway) => wereThere(check, seen, gateway)),
      replaced: onGateway(seen, (gateway) => replaced(check, seen, gateway)),
      "other-gone": onGateway(seen, (gateway) => otherGone(check, seen, gateway)),
    },
  }),
});

function wereThere(check: ReplaceCheck, seen: Queried, gateway: GatewaySnapshot): Finding {
  const names = Object.keys(check.before);
  const group = groupOf(check, gateway);
  const missing = names.filter((name) => !group?.families.some((each) => each.name === name));
  if (missing.length === 0 || heldAllAt(check, seen) >= 0 || wereScraped(check, seen, gateway)) {
    return holds(`${names.join(" and ")} were there.`);
  }
  const blocked = obstacle(seen, gateway);
  if (blocked) return blocked;
  for (const metric of missing) {
    const found = storedFinding({ group: check.group, metric }, seen, gateway, group);
    if (found) return withFirstPart(found, names, mayBeUnseen(check, seen, gateway));
  }
  const key = formatLabels(check.group);
  return breaks(
    `Nothing was pushed to ${key}.`,
    diagnose(
      "nothing-sent",
      `Nothing has been pushed to the group \`${key}\` yet. First, ${togetherIn(names)}.${refusedElsewhere(seen)}`,
      { expected: names.join(", "), observed: "nothing pushed" },
    ),
  );
}

function replaced(check: ReplaceCheck, seen: Standing, gateway: GatewaySnapshot): Finding {
  const interruption = interruptedBy(check, seen);
  if (interruption) return obstacle(seen, gateway) ?? interrupted(check, interruption);
  const { group, before } = check;
  for (const [metric, value] of Object.entries(check.after)) {
    const finding = newValueFinding({ group, before, metric, value }, seen, gateway);
    if (finding.state !== "ok") return obstacle(seen, gateway) ?? finding;
  }
  return holds("The new value is there.");
}

/** Both parts may have come by another way than the app, while nobody looked. */
function mayBeUnseen(check: ReplaceCheck, seen: Standing, gateway: GatewaySnapshot): boolean {
  const isOnRecord = (lastPushTo(seen.history, check.group)?.request ?? null) !== null;
  return !isOnRecord && isOnlyPastUnknown(check, seen, gateway);
}

/** A metric that is missing is one of several that have to be there at once, before any is replaced. */
function withFirstPart(found: Finding, names: readonly string[], isUnseen: boolean): Finding {
  if (found.state === "ok" || names.length < 2) return found;
  const { diagnosis } = found;
  if (diagnosis.code !== "metric-missing" && diagnosis.code !== "replaced-by-later-push")
    return found;
  const why = isUnseen
    ? " They were not seen there together; what is replaced within a few seconds can go unseen."
    : "";
  const message = `${diagnosis.message} First, ${togetherIn(names)}.${why}`;
  return { ...found, diagnosis: { ...diagnosis, message } };
}

/** Goes on after "First," and after "Before that,". */
function togetherIn(names: readonly string[]): string {
  const listed = names.map((name) => `\`${name}\``).join(" and ");
  return names.length === 1
    ? `${listed} has to be there`
    : `${listed} have to be there at the same time`;
}

function otherGone(check: ReplaceCheck, seen: Standing, gateway: GatewaySnapshot): Finding {
  const all = (groupOf(check, gateway)?.families ?? []).map((each) => each.name);
  const others = all.filter((name) => !Object.hasOwn(check.after, name));
  if (others.length === 0) return holds("The group holds nothing else.");
  const names = listOf(others);
  return (
    obstacle(seen, gateway) ??
    breaks(
      `The group still holds ${names}.`,
      diagnose(
        "still-there-after-post",
        `The group still holds ${names}. ${whyKept(check, seen, others)}`,
        { expected: Object.keys(check.after).join(", "), observed: all.join(", ") },
      ),
    )
  );
}

/** What the last push to the group did with the metrics that are too many. */
function whyKept(check: ReplaceCheck, seen: Standing, others: readonly string[]): string {
  const push = lastPushTo(seen.history, check.group);
  const came = others.filter(
    (name) => push?.families?.some((each) => each.name === name) ?? push?.kind === "put",
  );
  const them = others.length === 1 ? "it" : "them";
  const whatCame = came.length === others.length ? them : listOf(came);
  const name = push?.request == null ? "" : `, \`${push.request}\`,`;
  const had = `Your last push${name} had ${whatCame} in its body too.`;
  const kept =
    "A POST replaces only the metrics whose names are in its body, and keeps the others.";
  if (came.length === 0) return kept;
  return came.length === others.length ? had : `${had} ${kept}`;
}

function listOf(names: readonly string[]): string {
  return names
    .slice(0, 5)
    .map((name) => `\`${name}\``)
    .join(", ");
}

/** The last period in which the group held all of `before`; -1 if it never did. */
function heldAllAt(check: ReplaceCheck, seen: Standing): number {
  const names = Object.keys(check.before);
  return periodsOf(seen.history, check.group).findLastIndex((period) =>
    names.every((name) => period.families?.has(name)),
  );
}

/** A delete, restart or reset after the group held all of `before`. */
function interruptedBy(check: ReplaceCheck, seen: Standing): Period | null {
  const heldAt = heldAllAt(check, seen);
  if (heldAt < 0) return null;
  const since = periodsOf(seen.history, check.group).slice(heldAt + 1);
  return since.find((period) => period.families === null) ?? null;
}

function interrupted(check: ReplaceCheck, period: Period): Finding {
  const key = formatLabels(check.group);
  const since = formatTime(period.sinceMs);
  const details = {
    expected: `${key} replaced in place`,
    observed: `gone at ${since}`,
    params: { request: period.request },
  };
  const again = `Now ${togetherIn(Object.keys(check.before))} again, before the second part.`;
  return period.cause === "delete"
    ? breaks(
        `${key} was deleted at ${since}.`,
        diagnose(
          "deleted-instead",
          `${capital(nameCause(period))} deleted the group, and this step replaces what is in it without a DELETE. ${again}`,
          details,
        ),
      )
    : breaks(
        `${key} was lost at ${since}.`,
        diagnose(
          "gateway-restarted-since",
          `The gateway was ${period.cause === "reset" ? "reset" : "restarted"} when the metrics were there, and lost them. ${again}`,
          details,
        ),
      );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function groupOf(check: ReplaceCheck, gateway: GatewaySnapshot): Group | undefined {
  return gateway.groups.find((each) => isSameLabels(each.labels, check.group));
}
