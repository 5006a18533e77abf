import { isUnknown } from "@/lib/domain/checks/platform-problem";
import { withoutLabels } from "@/lib/domain/prometheus/added-labels";
import { hasPinnedSeries } from "@/lib/domain/prometheus/promql/without-series";
import type { QueryResult, ResultSeries } from "@/lib/domain/prometheus/query-result";
import { isSameNumber, parseGoFloat } from "@/lib/domain/pushgateway/exposition/go-float";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import { breaks, diagnose, type Finding, holds } from "@/lib/domain/verdict/ladder";

/** Query results are compared with this relative tolerance. */
const tolerance = 1e-9;

/** How many series a diagnosis lists. */
const maxListed = 5;

/**
 * A result without labels of some names, of whatever the infrastructure has added: whether an answer keeps
 * or drops them tells nothing.
 */
export function withoutAdded(result: QueryResult, added: ReadonlySet<string>): QueryResult {
  if (result.kind !== "vector") return result;
  const series = result.series.map((each) => ({
    ...each,
    labels: withoutLabels(each.labels, added),
  }));
  return { kind: "vector", series };
}

/**
 * Whether a result has the series of the reference, whatever their values; `whyNothing` is a sentence on why there
 * may be none.
 */
export function compareSeries(
  answer: QueryResult,
  reference: QueryResult,
  whyNothing = "",
): Finding {
  const [asked, got] = [keysOf(reference), keysOf(answer)];
  const count = got.length === 1 ? "one series" : `${got.length} series`;
  if (asked.join("\n") === got.join("\n")) return holds(`It returns ${count}.`);
  if (got.length === 0) {
    return breaks(
      "It returns nothing.",
      diagnose(
        "empty-result",
        `The expression is valid, but it returns nothing at present.${whyNothing}`,
        { expected: list(asked), observed: "an empty result" },
      ),
    );
  }
  return breaks(
    `It returns ${count}.`,
    diagnose("different-series", otherSeries(answer, reference), {
      expected: list(asked),
      observed: list(got),
    }),
  );
}

/** In what way the series are others: too many, too few, or without labels that were asked for. */
function otherSeries(answer: QueryResult, reference: QueryResult): string {
  const [asked, got] = [seriesOf(reference), seriesOf(answer)];
  const missing = lacking(keysOf(answer), keysOf(reference));
  const one = asked.length === 1 ? "the one" : "the ones";
  if (missing.length === 0) return `The result holds other series besides ${one} asked for.`;
  if (got.length + missing.length === asked.length) {
    const keys = list(missing.map((key) => `\`${key}\``));
    return `The result lacks ${missing.length} of the ${asked.length} series asked for: ${keys}.`;
  }
  const told = `The result holds other series than ${one} asked for`;
  const [first] = asked;
  const [only, ...more] = got;
  if (!first || !only || asked.length > 1 || more.length > 0) return `${told}.`;
  const lost = Object.keys(first.labels).filter(
    (name) => name !== "__name__" && !Object.hasOwn(only.labels, name),
  );
  if (lost.length === 0) return `${told}.`;
  const names = lost.sort().map((name) => `\`${name}\``);
  return `${told}: the ${names.length === 1 ? "label" : "labels"} ${names.join(" and ")} ${names.length === 1 ? "is" : "are"} missing.`;
}

function otherValue(key: string, asked: string, observed: string | undefined): string {
  const isNegated =
    observed !== undefined &&
    isSameNumber(parseGoFloat(observed), -parseGoFloat(asked), tolerance) &&
    parseGoFloat(asked) !== 0;
  return `The series is right, but the value of \`${key}\` differs${isNegated ? ": it has the opposite sign" : ""}.`;
}

/** A value that differs, as it was asked for and as it is; without one where the series is missing. */
export interface Difference {
  key: string;
  expected: string;
  observed: string | undefined;
}

/**
 * The first value that differs, where both results have the same series; null where none does. What `why`
 * knows of it is told besides: sentences with a space before each.
 */
export function compareValues(
  answer: QueryResult,
  reference: QueryResult,
  why: (different: Difference) => string = () => "",
): Finding | null {
  const different = firstDifference(answer, reference);
  if (!different) return null;
  const { key, expected, observed } = different;
  return breaks(
    "The series are right, and a value differs.",
    diagnose("different-values", otherValue(key, expected, observed) + why(different), {
      expected,
      observed: observed ?? "no value",
      params: { series: key },
    }),
  );
}

/** The first of the reference's series that the answer has not, or with another value. */
function firstDifference(answer: QueryResult, reference: QueryResult): Difference | null {
  const values = new Map<string, string[]>();
  for (const each of seriesOf(answer)) {
    const key = keyOf(each);
    values.set(key, [...(values.get(key) ?? []), each.value]);
  }
  for (const each of seriesOf(reference)) {
    const [key, expected] = [keyOf(each), each.value];
    const left = values.get(key) ?? [];
    const at = left.findIndex((value) =>
      isSameNumber(parseGoFloat(value), parseGoFloat(expected), tolerance),
    );
    if (at < 0) return { key, expected, observed: left[0] };
    values.set(key, left.toSpliced(at, 1));
  }
  return null;
}

/** Refuses a right result that the expression also gives at the same moment without any series. */
export function constantFinding(
  answer: QueryResult,
  withoutSeries: QueryResult | undefined,
  expression: string,
): Finding | null {
  if (withoutSeries?.kind === "timeout") {
    return isUnknown({ ...withoutSeries, service: "prometheus" });
  }
  if (!withoutSeries || "message" in withoutSeries) {
    const message = withoutSeries?.message ?? "it gave no answer";
    return isUnknown({ kind: "prometheus-unreachable", message });
  }
  if (firstDifference(withoutSeries, answer)) return null;
  const why = hasPinnedSeries(expression)
    ? "`@` pins it to one moment, so it will stay the same when the series change."
    : "the expression returns the same when there are no series at all, so the result does not tell how they are.";
  return breaks(
    "The expression returns this whatever is scraped.",
    diagnose("constant-answer", `The result is right at present, but ${why}`),
  );
}

function seriesOf(result: QueryResult): ResultSeries[] {
  if (result.kind === "vector") return result.series;
  return result.kind === "scalar" ? [{ labels: {}, value: result.value }] : [];
}

/**
 * A series by its labels. The metric's name is left out: a function or comparison drops it without
 * changing what the result tells, and to name it would be to tell the answer.
 */
function keyOf({ labels }: ResultSeries): string {
  const { __name__: _, ...others } = labels;
  return formatLabels(others);
}

/** Sorted, and with its repetitions: two metrics with the same labels are two series. */
function keysOf(result: QueryResult): string[] {
  return seriesOf(result).map(keyOf).sort();
}

/** The wanted keys that are not there, as often as they are not. */
function lacking(keys: readonly string[], wanted: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return wanted.filter((key) => {
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left <= 0;
  });
}

function list(keys: readonly string[]): string {
  const more = keys.length > maxListed ? ` and ${keys.length - maxListed} more` : "";
  return `${keys.slice(0, maxListed).join(" ")}${more}`;
}
