import { promqlWords } from "./operator-table";
import type { Piece } from "./scan";

const matchOperators: ReadonlySet<string> = new Set(["=", "!=", "=~", "!~"]);
const groupings: ReadonlySet<string> = new Set([
  "by",
  "without",
  "on",
  "ignoring",
  "group_left",
  "group_right",
]);
const literals: ReadonlySet<string> = new Set(["inf", "nan"]);

export const isMatchOperator = (piece: Piece | undefined): boolean =>
  piece?.kind === "operator" && matchOperators.has(piece.text);

/** Whether labels in parentheses follow the word. */
export const isGroupingWord = (piece: Piece | undefined): boolean =>
  piece?.kind === "word" && groupings.has(piece.text.toLowerCase());

export interface Matcher {
  label: string;
  /** As it is written. */
  text: string;
}

/** The whole matchers among pieces that stand in braces. */
export function readMatchers(pieces: readonly Piece[]): Matcher[] {
  const matchers: Matcher[] = [];
  for (const [i, value] of pieces.entries()) {
    const [label, operator] = [pieces[i - 2], pieces[i - 1]];
    if (value.kind !== "string" || !value.isClosed || !isMatchOperator(operator)) continue;
    if (label?.kind !== "word") continue;
    matchers.push({ label: label.text, text: `${label.text}${operator?.text}${value.text}` });
  }
  return matchers;
}

/** A selector to look names up by; null when it would select everything. */
export function selectorOf(metric: string | null, matchers: readonly Matcher[]): string | null {
  if (metric === null && matchers.length === 0) return null;
  const inBraces = matchers.length > 0 ? `{${matchers.map(({ text }) => text).join(",")}}` : "";
  return `${metric ?? ""}${inBraces}`;
}

/** A selector of all metrics that an expression names; null when it names none. */
export function selectorOfAll(pieces: readonly Piece[]): string | null {
  const names = [...new Set(metricNames(pieces))].slice(0, 10);
  const [first] = names;
  if (first === undefined) return null;
  return names.length === 1 ? first : `{__name__=~"${names.join("|")}"}`;
}

function metricNames(pieces: readonly Piece[]): string[] {
  const names: string[] = [];
  let closing: string | null = null;
  for (const [i, piece] of pieces.entries()) {
    if (closing !== null) {
      if (piece.text === closing) closing = null;
    } else if (piece.text === "{") closing = "}";
    else if (piece.text === "[") closing = "]";
    else if (piece.text === "(" && isGroupingWord(pieces[i - 1])) closing = ")";
    else if (isMetricName(piece, pieces[i + 1])) names.push(piece.text);
  }
  return names;
}

function isMetricName({ kind, text }: Piece, next: Piece | undefined): boolean {
  if (kind !== "word" || next?.text === "(") return false;
  const word = text.toLowerCase();
  return !promqlWords.has(word) && !literals.has(word);
}
