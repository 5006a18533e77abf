import { differingLabels, type LabelDifference } from "@/lib/domain/difference/label-difference";
import { describeSlip } from "@/lib/domain/difference/likeness";
import type { Labels } from "@/lib/domain/metric";
import type { Attempt, PushedFamily } from "@/lib/domain/pushgateway/attempt";
import type { Series } from "@/lib/domain/pushgateway/group";
import { formatLabels, parsePushPath } from "@/lib/domain/pushgateway/grouping-key";
import type { Diagnosis } from "@/lib/domain/verdict/diagnosis";
import { diagnose } from "@/lib/domain/verdict/ladder";
import { listSome } from "@/lib/domain/verdict/shorten";

/** Something that was pushed to a group, or was to be. */
export interface Pushed {
  labels: Labels;
  metric: string;
  /** As the gateway holds them; null where it refused the push. */
  series: readonly Series[] | null;
  /** The body it came with, where that is on record: it tells what the URL has overwritten. */
  body?: PushedFamily | undefined;
}

/** Each difference, in their order; labels that are too many are told together. */
export function diagnoseLabels(
  differences: readonly LabelDifference[],
  pushed: Pushed,
): Diagnosis[] {
  const extras = differences.filter((each) => each.kind === "extra");
  const rest = differences.filter((each) => each.kind !== "extra");
  const [first] = extras;
  return [
    ...rest.map((each) => diagnoseLabel(each, pushed)),
    ...(first ? [extra([first, ...extras.slice(1)])] : []),
  ];
}

/** What one label of a group has otherwise than the group that was asked for, in the learner's own terms. */
function diagnoseLabel(
  difference: Exclude<LabelDifference, { kind: "extra" }>,
  pushed: Pushed,
): Diagnosis {
  switch (difference.kind) {
    case "missing":
      return missing(difference.name, difference.expected, pushed);
    case "renamed":
      return renamed(difference);
    case "changed":
      return changed(difference, pushed);
  }
}

const one = (name: string, value: string) => `${name}=${JSON.stringify(value)}`;

function missing(name: string, expected: string, pushed: Pushed): Diagnosis {
  const inBody = pushed.series?.find((each) => Boolean(each.labels[name]));
  const details = { expected: one(name, expected), params: { label: name } };
  if (!inBody) {
    const message = `Your group ${keyOf(pushed.labels)} has no \`${name}\` label. That label belongs in the URL, after the job.`;
    return diagnose("missing-group-label", message, { ...details, observed: `no ${name} label` });
  }
  const value = inBody.labels[name] ?? "";
  const other =
    value === expected ? "" : ` Its value there, \`${value}\`, is not the one asked for.`;
  const message = `The label \`${name}\` is in the body alone, so it is not part of the grouping key. It belongs in the URL, after the job.${other}`;
  return diagnose("label-in-body-only", message, {
    ...details,
    observed: `${one(name, value)} in the body`,
  });
}

function renamed(difference: LabelDifference & { kind: "renamed" }): Diagnosis {
  const { name, writtenAs, expected, observed } = difference;
  const slip = describeSlip(name, writtenAs);
  const how = slip
    ? `It has \`${writtenAs}\` instead: ${slip}.`
    : `The value is under the label \`${writtenAs}\` instead.`;
  return diagnose("missing-group-label", `Your group has no \`${name}\` label. ${how}`, {
    expected: one(name, expected),
    observed: one(writtenAs, observed),
    params: { label: name, writtenAs },
  });
}

function changed(difference: LabelDifference & { kind: "changed" }, pushed: Pushed): Diagnosis {
  const { name, expected, observed } = difference;
  const slip = describeSlip(expected, observed);
  const isRightInBody =
    pushed.body?.series.some(({ labels }) => labels[name] === expected) ?? false;
  const how = [
    slip ? ` Look closely: ${slip}.` : "",
    isRightInBody ? " The body has it right, but where both name a label, the URL wins." : "",
  ].join("");
  const where =
    pushed.series === null
      ? "The path names"
      : `\`${pushed.metric}\` is on your gateway, but under`;
  const message =
    name === "job"
      ? `${where} the job \`${observed}\`.${how}`
      : `The label \`${name}\` of your group ${observed === "" ? "is empty" : `has the value \`${observed}\``}.${how}`;
  return diagnose(name === "job" ? "wrong-job" : "wrong-label-value", message, {
    expected: one(name, expected),
    observed: one(name, observed),
    params: { label: name, value: observed },
  });
}

type Extra = Extract<LabelDifference, { kind: "extra" }>;

function extra(labels: readonly [Extra, ...Extra[]]): Diagnosis {
  const names = listSome(labels.map(({ name }) => `\`${name}\``));
  const plural = labels.length === 1 ? "label" : "labels";
  return diagnose(
    "extra-group-label",
    `The URL also has the ${plural} ${names}. Every label in the URL is part of the grouping key, so this is another group.`,
    {
      expected: `no ${plural} ${listSome(labels.map(({ name }) => name))}`,
      observed: labels.map(({ name, observed }) => one(name, observed)).join(","),
      params: { label: labels[0].name },
    },
  );
}

/** A group's key as code within a sentence. */
export function keyOf(labels: Labels): string {
  return `\`${formatLabels(labels)}\``;
}

/** What the path of a refused push has otherwise, besides the reason of the refusal. */
export function diagnoseRefusedPath(
  { method, path, step }: Attempt,
  asked: { group: Labels; metric: string },
): Diagnosis[] {
  const group = parsePushPath(path);
  const isOfStep = step !== null && (method === "PUT" || method === "POST");
  if (!group.ok || !isOfStep) return [];
  const { labels } = group.value;
  const pushed = { labels, metric: asked.metric, series: null };
  return diagnoseLabels(differingLabels(asked.group, labels), pushed);
}
