import type { CursorPlace, TypedText } from "./cursor-place";
import type { KnownNames } from "./known-names";
import { rankNames } from "./rank-names";
import type { Completion, Suggestion } from "./suggestion";
import {
  durations,
  labelSuggestion,
  matchers,
  metricSuggestion,
  moments,
  valueSuggestion,
  wordsAt,
} from "./suggestion-words";

/** How many are shown at once: more nobody reads, and each costs time. */
const mostSuggestions = 100;

/** What may be written at a place, by what is known of the Prometheus that it is meant for. */
export function complete(place: CursorPlace & TypedText, known: KnownNames): Completion {
  const { from, to, typed } = place;
  const { suggestions, isCut } = suggestionsAt(place, typed, known);
  return { from, to, suggestions, isCut };
}

interface Found {
  suggestions: readonly Suggestion[];
  isCut: boolean;
}

const all = (suggestions: readonly Suggestion[]): Found => ({ suggestions, isCut: false });

function suggestionsAt(place: CursorPlace, typed: string, known: KnownNames): Found {
  switch (place.kind) {
    case "nothing":
      return all([]);
    case "label": {
      const free = known.labels.filter(
        (name) => !place.taken.includes(name) && name !== "__name__",
      );
      return rank(free, (name) => name, typed, labelSuggestion);
    }
    case "value":
      return rank(
        known.values,
        (value) => value,
        typed,
        (value) => valueSuggestion(value, place),
      );
    case "matcher":
      return all(matchers);
    case "duration":
      return all(durations(typed));
    case "moment":
      return all(moments);
    case "expression":
      return expressions(place, typed, known);
    default:
      return words(place, typed, known);
  }
}

/** Metrics before functions: they are what a learner cannot know. */
function expressions(place: CursorPlace, typed: string, known: KnownNames): Found {
  const metrics = rank(known.metrics, ({ name }) => name, typed, metricSuggestion);
  const others = words(place, typed, known).suggestions;
  return { suggestions: merge(metrics.suggestions, others, typed), isCut: metrics.isCut };
}

/** Names that begin as it is typed first, whatever they are. */
function merge(
  metrics: readonly Suggestion[],
  others: readonly Suggestion[],
  typed: string,
): Suggestion[] {
  if (typed === "") return [...metrics, ...others];
  const begins = ({ name }: Suggestion) => name.toLowerCase().startsWith(typed.toLowerCase());
  const both = [...metrics, ...others];
  return [...both.filter(begins), ...both.filter((each) => !begins(each))];
}

function words(place: CursorPlace, typed: string, { version }: KnownNames): Found {
  const ranked = rankNames(wordsAt(place, version), ({ name }) => name, typed, mostSuggestions * 2);
  return all(ranked.ranked);
}

function rank<T>(
  candidates: readonly T[],
  nameOf: (candidate: T) => string,
  typed: string,
  show: (candidate: T) => Suggestion,
): Found {
  const { ranked, isCut } = rankNames(candidates, nameOf, typed, mostSuggestions);
  return { suggestions: ranked.map(show), isCut };
}
