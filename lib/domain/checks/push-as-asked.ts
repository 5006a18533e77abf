import type { PushedFamily } from "@/lib/domain/attempt";
import type { Remark } from "@/lib/domain/diagnosis";
import { isSameNumber, parseGoFloat } from "@/lib/domain/exposition/go-float";
import type { Family, Group, Series } from "@/lib/domain/gateway-state";
import { formatLabels, isSameLabels, withoutEmpty } from "@/lib/domain/grouping-key";
import { breaks, diagnose, type Finding, holds } from "@/lib/domain/ladder";

interface AskedPush {
  metric: string;
  value: number;
  type?: "COUNTER" | "GAUGE" | "UNTYPED" | undefined;
  help: boolean;
}

/** Whether a family in the right group has the value, type and labels that were asked for. */
export function asAskedFinding(check: AskedPush, group: Group, family: Family): Finding {
  const asked = withoutEmpty(group.labels);
  const exact = family.series.find((each) => isSameLabels(withoutEmpty(each.labels), asked));
  const series = exact ?? family.series[0];
  return (
    wrongValue(check, series) ??
    wrongType(check, family) ??
    wrongLabels(group, family, exact) ??
    holds(`${check.metric} is ${series?.value ?? ""}, of type ${family.type}.`)
  );
}

/** What could be better about a push that is as asked; `pushed` is its body, where that is on record. */
export function pushRemarks(
  check: AskedPush,
  family: Family,
  pushed: PushedFamily | undefined,
): Remark[] {
  const remarks: Remark[] = [];
  const add = (code: Remark["code"], message: string) => remarks.push({ code, message });
  const { metric } = check;
  if (!family.help && pushed?.notes?.includes("help-without-name")) {
    add(
      "help-without-name",
      `The text of your HELP line was lost: the first word after HELP is the name of a metric, and yours is not ${metric}.`,
    );
  } else if (!family.help && check.help) {
    add(
      "help-missing",
      `${metric} has no help text. A HELP line with the metric's name and a sentence gives it one.`,
    );
  }
  if (!check.type && family.type === "UNTYPED" && metric.endsWith("_total")) {
    add(
      "untyped-total",
      "A name that ends in _total is a counter's by convention. Without a TYPE line Prometheus does not know that it is one.",
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

function wrongValue(check: AskedPush, series: Series | undefined): Finding | null {
  if (series && isSameNumber(parseGoFloat(series.value), check.value)) return null;
  const observed = series?.value ?? "no series";
  return breaks(
    `${check.metric} is ${observed}.`,
    diagnose("wrong-value", `The group is right, and ${check.metric} has another value.`, {
      expected: String(check.value),
      observed,
    }),
  );
}

function wrongType(check: AskedPush, family: Family): Finding | null {
  if (!check.type || family.type === check.type) return null;
  const details = { expected: check.type.toLowerCase(), observed: family.type.toLowerCase() };
  const evidence = `The gateway holds ${check.metric} as ${family.type}.`;
  return family.type === "UNTYPED"
    ? breaks(
        evidence,
        diagnose(
          "type-missing",
          `${check.metric} was pushed without a type. A TYPE line above the sample gives it one.`,
          details,
        ),
      )
    : breaks(
        evidence,
        diagnose("wrong-type", `${check.metric} was pushed with another type.`, details),
      );
}

function wrongLabels(group: Group, family: Family, exact: Series | undefined): Finding | null {
  const other = family.series.find((each) => each !== exact);
  if (!other) return null;
  const details = {
    expected: formatLabels(group.labels),
    observed: family.series
      .slice(0, 5)
      .map((each) => formatLabels(withoutEmpty(each.labels)))
      .join(" "),
  };
  return exact
    ? breaks(
        `${family.name} has ${family.series.length} series in this group.`,
        diagnose(
          "extra-series",
          `The group holds more than the one series of ${family.name} that was asked for.`,
          details,
        ),
      )
    : breaks(
        `${family.name} carries labels of its own.`,
        diagnose(
          "extra-label",
          `${family.name} has labels from the body that were not asked for.`,
          details,
        ),
      );
}
