import type { Remark } from "../diagnosis";
import { isSameNumber, parseGoFloat } from "../exposition/go-float";
import type { Family, Group, Series } from "../gateway-state";
import { formatLabels, isSameLabels } from "../grouping-key";
import { breaks, diagnose, type Finding, holds } from "../ladder";

interface AskedPush {
  metric: string;
  value: number;
  type?: "COUNTER" | "GAUGE" | "UNTYPED" | undefined;
  help: boolean;
}

/** Whether a family in the right group has the value, type and labels that were asked for. */
export function asAskedFinding(check: AskedPush, group: Group, family: Family): Finding {
  const exact = family.series.find((each) => isSameLabels(each.labels, group.labels));
  const series = exact ?? family.series[0];
  return (
    wrongValue(check, series) ??
    wrongType(check, family) ??
    wrongLabels(group, family, exact) ??
    holds(`${check.metric} is ${series?.value ?? ""}, of type ${family.type}.`)
  );
}

/** What could be better about a push that is as asked. */
export function pushRemarks(check: AskedPush, family: Family): Remark[] {
  if (!check.help || family.help) return [];
  const message = `${check.metric} has no help text. A line "# HELP ${check.metric} …" adds one; it starts with the metric's name.`;
  return [{ code: "help-missing", message }];
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
    observed: family.series.map((each) => formatLabels(each.labels)).join(" "),
  };
  return exact
    ? breaks(
        `${family.name} has ${family.series.length} series in this group.`,
        diagnose(
          "extra-series",
          `The group holds more series of ${family.name} than one.`,
          details,
        ),
      )
    : breaks(
        `${family.name} carries labels of its own.`,
        diagnose(
          "extra-label",
          `${family.name} has labels in the body that were not asked for.`,
          details,
        ),
      );
}
