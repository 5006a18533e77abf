/**
 * The words of PromQL that are no functions, each with its meaning in a sentence
 * (https://prometheus.io/docs/prometheus/latest/querying/operators/).
 */
export interface PromqlWord {
  name: string;
  /** How it is written. */
  signature: string;
  explanation: string;
  since: string | null;
  until: string | null;
}

const always = { since: null, until: null };

const words = (
  entries: readonly (readonly [name: string, signature: string, explanation: string])[],
): PromqlWord[] =>
  entries.map(([name, signature, explanation]) => ({ name, signature, explanation, ...always }));

export const aggregations: readonly PromqlWord[] = [
  ...words([
    ["sum", "sum(v instant-vector)", "The sum of the values of many series."],
    ["avg", "avg(v instant-vector)", "The mean of the values of many series."],
    ["count", "count(v instant-vector)", "How many series there are."],
    ["min", "min(v instant-vector)", "The smallest value of many series."],
    ["max", "max(v instant-vector)", "The largest value of many series."],
    ["group", "group(v instant-vector)", "1 for each group of series, whatever their values."],
    ["topk", "topk(k scalar, v instant-vector)", "The k series with the largest values."],
    ["bottomk", "bottomk(k scalar, v instant-vector)", "The k series with the smallest values."],
    [
      "quantile",
      "quantile(φ scalar, v instant-vector)",
      "The value below which the share φ of the series lies, φ from 0 to 1.",
    ],
    [
      "count_values",
      "count_values(label string, v instant-vector)",
      "How many series have each value; the value is in a label of this name.",
    ],
    ["stddev", "stddev(v instant-vector)", "The standard deviation of the values of many series."],
    ["stdvar", "stdvar(v instant-vector)", "The variance of the values of many series."],
  ]),
  {
    name: "limitk",
    signature: "limitk(k scalar, v instant-vector)",
    explanation: "Some k of the series, always the same ones. Experimental: behind a feature flag.",
    since: "2.54",
    until: null,
  },
  {
    name: "limit_ratio",
    signature: "limit_ratio(r scalar, v instant-vector)",
    explanation: "About the share r of the series. Experimental: behind a feature flag.",
    since: "2.54",
    until: null,
  },
];

/** What an aggregation keeps or drops; stands before or behind its parentheses. */
export const groupingWords = words([
  ["by", "by (label, ...)", "Keeps these labels alone: one result for each combination of them."],
  ["without", "without (label, ...)", "Drops these labels and keeps all others."],
]);

/** What may stand between two expressions. */
export const setWords = words([
  ["and", "v1 and v2", "The series of the left side that have a partner on the right side."],
  ["or", "v1 or v2", "All series of the left side, and those of the right side without a partner."],
  ["unless", "v1 unless v2", "The series of the left side that have no partner on the right side."],
  ["atan2", "v1 atan2 v2", "The angle in radians of the point (v2, v1)."],
]);

/** What may stand behind an operator. */
export const matchingWords = words([
  ["on", "on (label, ...)", "Series are partners when these labels are equal."],
  ["ignoring", "ignoring (label, ...)", "Series are partners when all but these labels are equal."],
]);

export const boolWord = words([
  ["bool", "v1 > bool v2", "1 or 0 for true and false, instead of leaving out what is false."],
]);

/** What may stand behind on (…) and ignoring (…). */
export const joinWords = words([
  [
    "group_left",
    "group_left (label, ...)",
    "Many series on the left side may have the same partner on the right side, whose labels are taken over.",
  ],
  [
    "group_right",
    "group_right (label, ...)",
    "Many series on the right side may have the same partner on the left side, whose labels are taken over.",
  ],
]);

/** What may stand behind a selector. */
export const timeWords = words([
  ["offset", "v offset 5m", "Looks at the samples of an earlier time."],
  ["@", "v @ 1700000000", "Looks at one moment, in seconds since 1970, or at start() or end()."],
]);

/** Every word with a meaning, by its name in small letters. */
export const promqlWords: ReadonlyMap<string, PromqlWord> = new Map(
  [aggregations, groupingWords, setWords, matchingWords, boolWord, joinWords, timeWords]
    .flat()
    .map((word) => [word.name, word]),
);
