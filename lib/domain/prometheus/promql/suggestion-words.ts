import type { CursorPlace } from "./cursor-place";
import { isKnownTo, promqlFunctions } from "./function-table";
import type { KnownMetric } from "./known-names";
import {
  aggregations,
  boolWord,
  groupingWords,
  joinWords,
  matchingWords,
  type PromqlWord,
  setWords,
  timeWords,
} from "./operator-table";
import { promqlSnippets } from "./snippets";
import { quote, quoteRegex } from "./string-literal";
import type { Suggestion } from "./suggestion";

const plainLabel = /^[a-zA-Z_]\w*$/;
const plainMetric = /^[a-zA-Z_:][\w:]*$/;

/** Longer ones are shown by their beginning. */
const longestShown = 80;

function suggestion(
  kind: Suggestion["kind"],
  name: string,
  more: Partial<Suggestion> = {},
): Suggestion {
  const own = { detail: "", documentation: "", text: name, isTemplate: false, filter: name };
  return { kind, name, ...own, ...more };
}

export function metricSuggestion({ name, type, help }: KnownMetric): Suggestion {
  // Since Prometheus 3 a metric may have any name, which then stands in braces and quotes.
  const text = plainMetric.test(name) ? name : `{${quote(name)}}`;
  return suggestion("metric", shown(name), {
    text,
    filter: name,
    // Where nobody has given a type Prometheus itself says that it is not known.
    detail: type === null || type === "unknown" ? "metric" : type,
    documentation: help ?? "",
  });
}

export function labelSuggestion(name: string): Suggestion {
  const text = plainLabel.test(name) ? name : quote(name);
  return suggestion("label", shown(name), { text, filter: text, detail: "label" });
}

/** A value in the quotes that are begun, else in double ones; a regular expression matches it alone. */
export function valueSuggestion(
  value: string,
  place: Extract<CursorPlace, { kind: "value" }>,
): Suggestion {
  const text = quote(place.isRegex ? quoteRegex(value) : value, place.quote ?? '"');
  const filter = place.quote === null ? value : `${place.quote}${value}`;
  return suggestion("value", shown(value) || '""', { text, filter, detail: place.label });
}

/** On one line, whatever it holds, and not too long. */
function shown(name: string): string {
  const oneLine = JSON.stringify(name).slice(1, -1).replaceAll('\\"', '"').replaceAll("\\\\", "\\");
  return oneLine.length > longestShown ? `${oneLine.slice(0, longestShown)}…` : oneLine;
}

const wordSuggestion =
  (kind: "aggregation" | "keyword", template: (name: string) => string) =>
  ({ name, signature, explanation }: PromqlWord): Suggestion =>
    suggestion(kind, name, {
      text: template(name),
      isTemplate: true,
      detail: signature,
      documentation: explanation,
    });

const withLabels = wordSuggestion("keyword", (name) => `${name} (‹›)`);
const withExpression = wordSuggestion("aggregation", (name) => `${name}(‹›)`);
const alone = wordSuggestion("keyword", (name) => `${name} ‹›`);

/** The words of PromQL that may stand at a place, for a Prometheus of this version. */
export function wordsAt(place: CursorPlace, version: string | null): Suggestion[] {
  switch (place.kind) {
    case "grouping-word":
      return groupingWords.map(withLabels);
    case "continuation":
      return [
        ...(place.behind === "aggregation" ? groupingWords.map(withLabels) : []),
        ...setWords.map(alone),
        ...(place.behind === "aggregation" ? [] : timeWords.map(alone)),
      ];
    case "expression":
      return [...wordsBefore(place.behind), ...expressionWords(version)];
    default:
      return [];
  }
}

function wordsBefore(behind: Extract<CursorPlace, { kind: "expression" }>["behind"]): Suggestion[] {
  if (behind === null) return [];
  if (behind === "on") return joinWords.map(withLabels);
  const matching = matchingWords.map(withLabels);
  return behind === "comparison" ? [...boolWord.map(alone), ...matching] : matching;
}

function expressionWords(version: string | null): Suggestion[] {
  const known = aggregations.filter((word) => isKnownTo(word, version));
  return [...known.map(withExpression), ...functionsOf(version), ...snippets];
}

function functionsOf(version: string | null): Suggestion[] {
  return [...promqlFunctions.values()]
    .filter((each) => isKnownTo(each, version))
    .map(({ name, signature, explanation, isExperimental }) =>
      suggestion("function", name, {
        text: signature.endsWith("()") ? `${name}()` : `${name}(‹›)`,
        isTemplate: true,
        detail: signature,
        documentation: isExperimental
          ? `${explanation} Experimental: Prometheus refuses it unless it was started with a flag.`
          : explanation,
      }),
    );
}

const snippets: readonly Suggestion[] = promqlSnippets.map(({ name, body, explanation }) =>
  suggestion("snippet", name, {
    text: body,
    isTemplate: true,
    filter: `${name} ${body}`,
    detail: body.replace(/[‹›]/g, ""),
    documentation: explanation,
  }),
);

export const matchers: readonly Suggestion[] = [
  suggestion("keyword", "=", { documentation: "The value is exactly this." }),
  suggestion("keyword", "!=", { documentation: "The value is another one." }),
  suggestion("keyword", "=~", {
    documentation: "The whole value matches this regular expression.",
  }),
  suggestion("keyword", "!~", {
    documentation: "The value does not match this regular expression.",
  }),
];

const units: readonly (readonly [string, string])[] = [
  ["ms", "milliseconds"],
  ["s", "seconds"],
  ["m", "minutes"],
  ["h", "hours"],
  ["d", "days"],
  ["w", "weeks"],
  ["y", "years"],
];

const usual: readonly (readonly [string, string])[] = [
  ["1m", "1 minute"],
  ["5m", "5 minutes"],
  ["15m", "15 minutes"],
  ["1h", "1 hour"],
  ["6h", "6 hours"],
  ["1d", "1 day"],
  ["1w", "1 week"],
];

/** A number with each unit, or the usual lengths. */
export function durations(typed: string): Suggestion[] {
  const number = /^(?:\d+[a-z]+)*\d+/.exec(typed)?.[0];
  if (number === undefined) {
    return usual.map(([text, meaning]) => suggestion("duration", text, { detail: meaning }));
  }
  return units.map(([unit, meaning]) =>
    suggestion("duration", `${number}${unit}`, { detail: meaning }),
  );
}

export const moments: readonly Suggestion[] = [
  suggestion("keyword", "start()", { documentation: "The beginning of the range of the query." }),
  suggestion("keyword", "end()", { documentation: "The end of the range of the query." }),
];
