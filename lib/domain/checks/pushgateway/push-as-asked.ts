import type { PushedFamily } from "@/lib/domain/pushgateway/attempt";
import { isSameNumber, parseGoFloat } from "@/lib/domain/pushgateway/exposition/go-float";
import type { Family, Group, Series } from "@/lib/domain/pushgateway/group";
import { formatLabels, withoutEmpty } from "@/lib/domain/pushgateway/grouping-key";
import { type GatewayHistory, heldNow } from "@/lib/domain/pushgateway/history";
import type { Diagnosis, Remark } from "@/lib/domain/verdict/diagnosis";
import { breaks, diagnose, type Finding, holds } from "@/lib/domain/verdict/ladder";
import { listSome } from "@/lib/domain/verdict/shorten";
import { exactSeries, formatValue, onceRight } from "./once-right";

/** What a metric should be like; a value is compared as a number, a type as the gateway sees it. */
export interface AskedContent {
  value: number;
  type?: "COUNTER" | "GAUGE" | "UNTYPED" | undefined;
}

interface AskedPush extends AskedContent {
  metric: string;
}

/** Whether a family in the right group has the value, type and labels that were asked for. */
export function asAskedFinding(
  check: AskedPush,
  group: Group,
  family: Family,
  history: GatewayHistory,
): Finding {
  const pushed = heldNow(history, group.labels)?.get(family.name);
  const [first, ...others] = differingContent(check, group, family, pushed);
  const series = mainSeries(group, family);
  const value = formatValue(series?.value ?? "");
  if (!first) return holds(`${check.metric} is ${value}, of type ${family.type}.`);
  const told =
    first.code === "wrong-value"
      ? { ...first, ...onceRight(check, group, family, history) }
      : first;
  return breaks(evidenceOf(first, family, value), told, others);
}

/**
 * All that a family has otherwise than asked, in the order value, type, labels; `pushed` is its body, where
 * that is on record.
 */
export function differingContent(
  check: AskedPush,
  group: Group,
  family: Family,
  pushed?: PushedFamily,
): Diagnosis[] {
  return [
    hasParts(family) ? null : wrongValue(check, mainSeries(group, family)),
    wrongType(check, family, pushed),
    wrongLabels(group, family),
  ].filter((each) => each !== null);
}

/** A histogram or summary, which has a count, a sum and more, and no value that could be compared. */
function hasParts({ type }: Family): boolean {
  return type === "HISTOGRAM" || type === "SUMMARY";
}

/** The series that the group's labels alone make, else the first one. */
function mainSeries(group: Group, family: Family): Series | undefined {
  return exactSeries(group, family) ?? family.series[0];
}

/** What could be better about a push that is as asked; `pushed` is its body, where that is on record. */
export function pushRemarks(
  check: AskedPush & { help: boolean },
  family: Family,
  pushed: PushedFamily | undefined,
): Remark[] {
  const remarks: Remark[] = [];
  const add = (code: Remark["code"], message: string) => remarks.push({ code, message });
  const { metric } = check;
  if (!family.help && pushed?.notes?.includes("help-without-name")) {
    add(
      "help-without-name",
      `The text of your HELP line was lost: the first word after HELP is taken for the name of a metric, and yours is not \`${metric}\`.`,
    );
  } else if (!family.help && check.help) {
    add(
      "help-missing",
      `\`${metric}\` has no help text. A HELP line with the metric's name and a sentence gives it one.`,
    );
  }
  if (!check.type && family.type === "UNTYPED" && metric.endsWith("_total")) {
    add(
      "untyped-total",
      "A name that ends in `_total` is by convention that of a counter. Yours is untyped, so Prometheus does not know that it is one.",
    );
  }
  if (pushed?.notes?.includes("label-overwritten-by-url")) {
    add(
      "label-overwritten-by-url",
      "A label in the body has the name of a grouping label and another value. The one in the URL has replaced it.",
    );
  }
  return remarks;
}

function evidenceOf(first: Diagnosis, family: Family, value: string): string {
  switch (first.code) {
    case "wrong-value":
      return `${family.name} is ${value || "there without a series"}.`;
    case "extra-series":
      return `${family.name} has ${family.series.length} series in this group.`;
    case "extra-label":
      return `${family.name} carries labels of its own.`;
    default:
      return `The gateway holds ${family.name} as ${family.type}.`;
  }
}

function wrongValue(check: AskedPush, series: Series | undefined): Diagnosis | null {
  if (series && isSameNumber(parseGoFloat(series.value), check.value)) return null;
  const observed = series ? formatValue(series.value) : "no series";
  const message = series
    ? `\`${check.metric}\` has the value ${observed}, and ${check.value} is asked for.`
    : `\`${check.metric}\` is there without a value.`;
  return diagnose("wrong-value", message, {
    expected: String(check.value),
    observed,
    params: { metric: check.metric, value: observed },
  });
}

function whyUntyped(name: string, notes: PushedFamily["notes"] = []): string {
  if (notes.includes("type-in-lower-case")) {
    return "The word TYPE has to be in capitals: without them, the line is a comment like any other.";
  }
  if (notes.includes("type-line-broken")) {
    return "Your TYPE line cannot be read as one: after `# TYPE` come the metric's name and then its type.";
  }
  return notes.includes("type-of-other-name")
    ? `Your TYPE line names another metric; it has to name \`${name}\`.`
    : "A TYPE line with its name, above the value, gives it one.";
}

function wrongType(
  check: AskedPush,
  family: Family,
  pushed: PushedFamily | undefined,
): Diagnosis | null {
  if (family.type === check.type || (!check.type && !hasParts(family))) return null;
  const asked = check.type?.toLowerCase() ?? "a metric with a single value";
  const observed = family.type.toLowerCase();
  const details = { expected: asked, observed, params: { metric: family.name, type: observed } };
  if (family.type === "UNTYPED" && (!pushed || pushed.isSeen)) {
    const message = `The gateway holds \`${family.name}\` as untyped: no TYPE line has given it a type. Such a line has the word TYPE in capitals and the metric's name in it, and stands above the value.`;
    return diagnose("type-missing", message, details);
  }
  if (family.type === "UNTYPED" && !pushed?.notes?.includes("typed-as-untyped")) {
    const message = `\`${family.name}\` was pushed without a type, so the gateway holds it as untyped. ${whyUntyped(family.name, pushed?.notes)}`;
    return diagnose("type-missing", message, details);
  }
  const written = family.type === "UNTYPED" ? observed : `a ${observed}`;
  const message = `\`${family.name}\` was pushed as ${written}, and ${nameAsked(check.type)} is asked for.`;
  return diagnose("wrong-type", message, details);
}

function nameAsked(type: AskedContent["type"]): string {
  if (!type) return "a metric with a single value";
  return type === "UNTYPED" ? "no type" : `a ${type.toLowerCase()}`;
}

function wrongLabels(group: Group, family: Family): Diagnosis | null {
  const exact = exactSeries(group, family);
  const others = family.series.filter((each) => each !== exact);
  const [other] = others;
  if (!other) return null;
  const names = Object.keys(withoutEmpty(other.labels))
    .filter((name) => !Object.hasOwn(group.labels, name))
    .map((name) => `\`${name}\``);
  const details = {
    expected: formatLabels(withoutEmpty(group.labels)),
    observed: family.series
      .slice(0, 5)
      .map((each) => formatLabels(withoutEmpty(each.labels)))
      .join(" "),
    params: { series: family.series.length },
  };
  return exact
    ? diagnose(
        "extra-series",
        `The group holds ${family.series.length} series of \`${family.name}\`, and one is asked for: the one without labels in the body. Each combination of labels makes a series of its own.`,
        details,
      )
    : diagnose(
        "extra-label",
        `\`${family.name}\` has the ${names.length === 1 ? "label" : "labels"} ${listSome(names)} from the body, and that makes it another series than the one asked for.`,
        details,
      );
}
