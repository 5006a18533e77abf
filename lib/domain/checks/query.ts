import { z } from "zod";
import { isSameNumber, parseGoFloat } from "../exposition/go-float";
import { formatLabels } from "../grouping-key";
import { breaks, climb, diagnose, type Finding, holds, isUnknown } from "../ladder";
import type { Observation } from "../observation";
import type { QueryResult, ResultSeries } from "../query-result";
import type { Verdict } from "../verdict";
import { defineCheckKind } from "./check-kind";
import { notScrapedYet } from "./scrape-rungs";

/** A PromQL answer whose result equals the reference's, at the same evaluation time. */
const schema = z.strictObject({
  kind: z.literal("query"),
  reference: z.string().min(1, "write the PromQL that answers the step"),
});

/** Query results are compared with this relative tolerance. */
const tolerance = 1e-9;

export const queryCheck = defineCheckKind({
  schema,
  queries: (check, answer) =>
    answer === null || answer.trim() === ""
      ? []
      : [
          { name: "answer", expression: answer },
          { name: "reference", expression: check.reference },
          // One second after 1970 no series has a sample: what is returned there depends on none.
          { name: "without-data", expression: answer, atMs: 1000 },
        ],
  judge: (_check, seen): Verdict => {
    const { answer, reference } = seen.queries;
    if (!answer || !reference) return climb(ladder(noAnswer), seen);
    const platform = platformFinding(answer, seen) ?? platformFinding(reference, seen);
    if (platform)
      return climb(
        ladder(() => platform),
        seen,
      );
    return climb(
      ladder(
        () => parses(answer),
        () => evaluates(answer),
        () => sameType(answer, reference),
        () => sameSeries(seriesOf(answer), seriesOf(reference), seen),
        () => sameValues(seriesOf(answer), seriesOf(reference), seen),
      ),
      seen,
    );
  },
});

function ladder(...looks: (() => Finding)[]): [string, () => Finding][] {
  const ids = ["parses", "evaluates", "same-type", "same-series", "same-values"];
  return ids.map((id, i) => [id, looks[i] ?? unreached]);
}

function unreached(): Finding {
  throw new Error("the walk of a ladder went past its broken rung");
}

function noAnswer(): Finding {
  return breaks(
    "No expression has been sent.",
    diagnose("no-answer", "Write a PromQL expression for this step and execute it."),
  );
}

function platformFinding(result: QueryResult, seen: Observation): Finding | null {
  if (result.kind === "unreachable") {
    if (!seen.target.ok) return isUnknown(seen.target.error);
    return isUnknown({ kind: "prometheus-unreachable", message: result.message });
  }
  return result.kind === "timeout" ? isUnknown(result) : null;
}

function parses(answer: QueryResult): Finding {
  if (answer.kind !== "syntax-error") return holds("The expression is valid PromQL.");
  return breaks(
    "Prometheus cannot parse the expression.",
    diagnose("syntax-error", "Prometheus cannot read this expression.", {
      observed: answer.message,
      params: { error: answer.message },
    }),
  );
}

function evaluates(answer: QueryResult): Finding {
  if (answer.kind !== "execution-error") return holds("Prometheus evaluates it.");
  return breaks(
    "Prometheus could not evaluate the expression.",
    diagnose("other-rejection", "The expression parses, and Prometheus could not evaluate it.", {
      observed: answer.message,
      params: { error: answer.message },
    }),
  );
}

function sameType(answer: QueryResult, reference: QueryResult): Finding {
  if (answer.kind === reference.kind) return holds(`It returns ${typeNames[answer.kind]}.`);
  return breaks(
    `It returns ${typeNames[answer.kind]}.`,
    diagnose("different-type", "The result is of another type than the one asked for.", {
      expected: typeNames[reference.kind],
      observed: typeNames[answer.kind],
    }),
  );
}

const typeNames: Record<QueryResult["kind"], string> = {
  vector: "an instant vector",
  scalar: "a scalar",
  matrix: "a range vector",
  string: "a string",
  "syntax-error": "an error",
  "execution-error": "an error",
  unreachable: "nothing",
  timeout: "nothing",
};

function seriesOf(result: QueryResult): ResultSeries[] {
  if (result.kind === "vector") return result.series;
  return result.kind === "scalar" ? [{ labels: {}, value: result.value }] : [];
}

function sameSeries(answer: ResultSeries[], reference: ResultSeries[], seen: Observation): Finding {
  if (reference.length === 0) return nothingToCompare(seen);
  const [asked, got] = [formatSeries(reference), formatSeries(answer)];
  if (asked.join() === got.join()) {
    return holds(`It returns ${got.length === 1 ? "one series" : `${got.length} series`}.`);
  }
  const details = { expected: asked.slice(0, 5).join(" "), observed: got.slice(0, 5).join(" ") };
  if (got.length === 0) {
    return breaks(
      "It returns nothing.",
      diagnose("empty-result", "The expression is valid and returns nothing right now.", {
        ...details,
        observed: "an empty result",
      }),
    );
  }
  return breaks(
    `It returns ${got.length === 1 ? "one series" : `${got.length} series`}.`,
    diagnose("different-series", "The result holds other series than the ones asked for.", details),
  );
}

/** The reference itself returns nothing: either a scrape is still to come, or nothing was pushed. */
function nothingToCompare(seen: Observation): Finding {
  if (!seen.target.ok) return isUnknown(seen.target.error);
  const lastScrape = seen.target.value?.lastScrapeAtMs ?? 0;
  const lastPush = seen.ledger.lastPushAtMs ?? 0;
  if (lastScrape === 0 || lastPush > lastScrape) {
    return notScrapedYet("Prometheus has not scraped yet what this query is about.");
  }
  return breaks(
    "There is nothing yet that it could return.",
    diagnose(
      "empty-result",
      "Prometheus has no series yet that answer this step, so no expression can return them. What the step asks about has to be pushed first.",
      { expected: "at least one series", observed: "an empty result" },
    ),
  );
}

function sameValues(answer: ResultSeries[], reference: ResultSeries[], seen: Observation): Finding {
  const values = new Map(answer.map((each) => [formatLabels(each.labels), each.value]));
  const other = reference.find((each) => {
    const value = values.get(formatLabels(each.labels)) ?? "NaN";
    return !isSameNumber(parseGoFloat(value), parseGoFloat(each.value), tolerance);
  });
  if (other) {
    const key = formatLabels(other.labels);
    return breaks(
      "The series are right, and a value differs.",
      diagnose("different-values", `The series are the right ones; the value of ${key} differs.`, {
        expected: other.value,
        observed: values.get(key) ?? "no value",
        params: { series: key },
      }),
    );
  }
  const withoutData = seen.queries["without-data"];
  if (withoutData && seriesOf(withoutData).length > 0) {
    return breaks(
      "The expression returns this whatever is scraped.",
      diagnose(
        "constant-answer",
        "The result is right at this moment and does not depend on any series, so it will be wrong as soon as they change.",
      ),
    );
  }
  return holds("The values are equal.");
}

function formatSeries(series: ResultSeries[]): string[] {
  return series.map((each) => formatLabels(each.labels)).sort();
}
