import { z } from "zod";
import { defineCheckKind } from "@/lib/domain/checks/define-check-kind";
import type { Answered, Queried } from "@/lib/domain/checks/looks";
import { isUnknown } from "@/lib/domain/checks/platform-problem";
import { notScrapedYet } from "@/lib/domain/checks/pushgateway/scrape-rungs";
import { quote } from "@/lib/domain/checks/pushgateway/select-group";
import { addedLabels } from "@/lib/domain/prometheus/added-labels";
import { isBlankQuery, queryPlace } from "@/lib/domain/prometheus/promql/query-place";
import { scan } from "@/lib/domain/prometheus/promql/scan";
import { withoutSeries } from "@/lib/domain/prometheus/promql/without-series";
import type { QueryResult } from "@/lib/domain/prometheus/query-result";
import type { Target } from "@/lib/domain/prometheus/target";
import { parseGoFloat } from "@/lib/domain/pushgateway/exposition/go-float";
import { breaks, diagnose, type Finding, holds } from "@/lib/domain/verdict/ladder";
import {
  compareSeries,
  compareValues,
  constantFinding,
  type Difference,
  withoutAdded,
} from "./compare-results";
import { nothingToCompare } from "./nothing-to-compare";

/** A PromQL answer whose result equals the reference's, at the same evaluation time. */
const schema = z
  .strictObject({
    kind: z.literal("query"),
    reference: z
      .string()
      .min(1, "write the PromQL that answers the step")
      .describe("PromQL whose result the answer has to have, at the same evaluation time."),
  })
  .describe("The learner answers with a PromQL expression.");

export const queryCheck = defineCheckKind({
  schema,
  needs: ["gateway", "targets", "history", "answers", "queries"],
  rungs: {
    parses: { name: "Parses", at: "query", broken: "not PromQL" },
    evaluates: { name: "Evaluates", at: "query", broken: "no result" },
    "same-type": { name: "Same type", at: "query", broken: "other type" },
    "same-series": { name: "Same series", at: "query", broken: "other series" },
    "same-values": { name: "Same values", at: "query", broken: "other values" },
  },
  untouched: ["no-answer"],
  done: { tab: "promql", part: "expression" },
  subject: () => ({ asksFor: "nothing", groups: [], metrics: [] }),
  queries: (check, { answer, target }) =>
    answer === null || isBlankQuery(answer) || !target.ok
      ? []
      : [
          { name: "answer", expression: answer },
          { name: "reference", expression: referenceFor(check.reference, target.value) },
          { name: "without-series", expression: withoutSeries(answer) },
        ],
  walk: (check, looked) => {
    if (!looked.target.ok) return endingOn(isUnknown(looked.target.error));
    if (isBlankQuery(looked.answer ?? "")) return endingOn(noAnswer);
    const seen = { ...looked, queries: queriesOfLab(check.reference, looked) };
    const [answer, reference] = [seen.queries.answer, seen.queries.reference];
    const problem = problemOf(answer) ?? problemOf(reference) ?? brokenReference(reference);
    if (!answer || !reference || problem) return endingOn(problem ?? silence);
    return {
      rungs: {
        parses: () => parses(answer, seen.answer ?? ""),
        evaluates: () => evaluates(answer),
        "same-type": () => sameType(answer, reference),
        "same-series": () => sameSeries(answer, reference, seen),
        "same-values": () => sameValues(answer, reference, seen, check.reference),
      },
    };
  },
});

/** The name that the lab gives the gateway's scrape job; an operator's may have another. */
const ownJob = 'job="pushgateway"';

/** What a step compares with, for the name that the gateway's target has here. */
function referenceFor(reference: string, target: Target | null): string {
  const { job = "pushgateway" } = target?.labels ?? {};
  return job === "pushgateway" ? reference : reference.replaceAll(ownJob, `job=${quote(job)}`);
}

/** Results without what the infrastructure adds to each series and the step does not ask about. */
function queriesOfLab(reference: string, { queries, target }: Queried): Queried["queries"] {
  const named = new Set(scan(reference).map(({ text }) => text));
  const all = addedLabels(target.ok ? target.value : null);
  const added = new Set([...all].filter((name) => !named.has(name)));
  const results = Object.entries(queries).map(
    ([name, result]) => [name, withoutAdded(result, added)] as const,
  );
  return Object.fromEntries(results);
}

const endingOn = (finding: Finding) => ({ rungs: { parses: () => finding } });

const noAnswer = breaks(
  "No expression has been sent.",
  diagnose("no-answer", "Write a PromQL expression for this step and execute it."),
);

const silence = isUnknown({ kind: "prometheus-unreachable", message: "it gave no answer" });

function problemOf(result: QueryResult | undefined): Finding | null {
  if (!result) return silence;
  if (result.kind === "timeout") return isUnknown({ ...result, service: "prometheus" });
  return result.kind === "unreachable"
    ? isUnknown({ ...result, kind: "prometheus-unreachable" })
    : null;
}

/** A reference that gives no result is no fault of the learner's. */
function brokenReference(reference: QueryResult | undefined): Finding | null {
  const isBroken = reference?.kind === "syntax-error" || reference?.kind === "execution-error";
  if (!isBroken) return null;
  const message = `the step's own expression failed: ${reference.message}`;
  return isUnknown({ kind: "prometheus-unreachable", message });
}

function parses(answer: QueryResult, expression: string): Finding {
  if (answer.kind !== "syntax-error") return holds("The expression is valid PromQL.");
  return breaks(
    "Prometheus cannot parse the expression.",
    diagnose(
      "syntax-error",
      `Prometheus cannot read this expression.${stoppedAt(answer.message, expression)}`,
      {
        observed: withoutParameter(answer.message),
        params: { error: answer.message },
      },
    ),
  );
}

/** Prometheus names the parameter of its HTTP interface first; nobody has written that. */
function withoutParameter(message: string): string {
  return message.replace(/^invalid parameter "query": /, "");
}

function stoppedAt(message: string, expression: string): string {
  const place = queryPlace(message, expression);
  if (!place) return "";
  const { line, column } = place;
  const [first = "", ...below] = expression.split("\n").slice(line - 1);
  const rest = [first.slice(column - 1), ...below].join("\n");
  if (isBlankQuery(rest)) return " It came to the end, and something was still to follow.";
  const how = /^[\s\p{Cf}]/u.test(rest) ? ", which cannot be seen" : "";
  return ` It stopped at character ${column}${line === 1 ? "" : ` of line ${line}`}${how}.`;
}

function evaluates(answer: QueryResult): Finding {
  if (answer.kind !== "execution-error") return holds("Prometheus evaluates it.");
  return breaks(
    "Prometheus could not evaluate the expression.",
    diagnose(
      "other-rejection",
      "Prometheus can read this expression, but it cannot work out a result.",
      {
        observed: answer.message,
        params: { error: answer.message },
      },
    ),
  );
}

function sameType(answer: QueryResult, reference: QueryResult): Finding {
  if (answer.kind === reference.kind) return holds(`It returns ${typeNames[answer.kind]}.`);
  return breaks(
    `It returns ${typeNames[answer.kind]}.`,
    diagnose("different-type", otherType(answer.kind, reference.kind), {
      expected: typeNames[reference.kind],
      observed: typeNames[answer.kind],
    }),
  );
}

function otherType(answer: QueryResult["kind"], reference: QueryResult["kind"]): string {
  return `Your expression returns ${typeWords[answer]}. This step asks for ${typeWords[reference]}.`;
}

/** What the names of the types mean. */
const typeWords: Record<QueryResult["kind"], string> = {
  vector: "the present value of each series, with its labels",
  scalar: "a single number without labels",
  matrix: "all values of each series within a stretch of time",
  string: "a piece of text",
  "syntax-error": "an error",
  "execution-error": "an error",
  unreachable: "nothing",
  timeout: "nothing",
};

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

function sameSeries(answer: QueryResult, reference: QueryResult, seen: Answered): Finding {
  if (seen.target.ok && seen.target.value && seen.target.value.unscrapedJobs.length > 0) {
    return beforeFirstScrape;
  }
  const isEmpty = reference.kind === "vector" && reference.series.length === 0;
  return isEmpty ? nothingToCompare(seen) : compareSeries(answer, reference, jobOtherwise(seen));
}

/** Where an expression asks for the name that the lab gives the gateway's scrape job, and an operator's has another. */
function jobOtherwise({ target, answer }: Answered): string {
  const job = (target.ok && target.value?.labels.job) || "pushgateway";
  const asksForLabs = /\bjob\s*=~?\s*["'`]pushgateway["'`]/.test(answer ?? "");
  return job === "pushgateway" || !asksForLabs
    ? ""
    : ` In this Prometheus the scrape job of your gateway has another name than in the instructions: its \`job\` is \`${job}\`.`;
}

/** Until then an expression that picks none of several targets returns the same as one that does. */
const beforeFirstScrape = notScrapedYet(
  "Prometheus has not asked each of its targets yet.",
  "Your Prometheus is new, and has not asked each of its targets once. What your expression returns is compared as soon as it has.",
);

function sameValues(
  answer: QueryResult,
  reference: QueryResult,
  seen: Answered,
  asked: string,
): Finding {
  const isOfScrape = calls(seen.answer ?? "", "timestamp") && !calls(asked, "timestamp");
  return (
    compareValues(answer, reference, (different) =>
      isOfScrape ? timeOfScrape : momentForDuration(different, seen.nowMs),
    ) ??
    constantFinding(answer, seen.queries["without-series"], seen.answer ?? "") ??
    holds("The values are equal.")
  );
}

const timeOfScrape =
  " `timestamp()` gives the time of the scrape that brought a sample, whatever the sample says. The time of a push is the value of a sample.";

/** Both results are of the same moment, to the millisecond. */
const momentToleranceSeconds = 0.01;

/** A moment where the time since then is asked for. */
function momentForDuration({ expected, observed }: Difference, nowMs: number): string {
  if (observed === undefined) return "";
  const sinceThen = nowMs / 1000 - parseGoFloat(observed);
  return Math.abs(sinceThen - parseGoFloat(expected)) < momentToleranceSeconds
    ? " It is a moment, in seconds since 1970. Asked for is how many seconds have passed since that moment."
    : "";
}

function calls(expression: string, name: string): boolean {
  const pieces = scan(expression).filter(({ kind }) => kind !== "comment");
  return pieces.some(
    ({ kind, text }, i) => kind === "word" && text === name && pieces[i + 1]?.text === "(",
  );
}
