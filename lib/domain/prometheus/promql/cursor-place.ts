import { aggregations, setWords } from "./operator-table";
import { type Piece, scan } from "./scan";
import {
  isGroupingWord,
  isMatchOperator,
  readMatchers,
  selectorOf,
  selectorOfAll,
} from "./selector-text";
import { unquote } from "./string-literal";

/** What is written where the cursor stands; a suggestion replaces `from` to `to`. */
export interface TypedText {
  from: number;
  to: number;
  typed: string;
}

/** What may be written where the cursor stands. Selectors are what to look names up by. */
export type CursorPlace =
  | { kind: "nothing" }
  /** Where an expression begins. */
  | { kind: "expression"; behind: "comparison" | "operator" | "on" | null }
  /** Behind a whole expression. */
  | { kind: "continuation"; behind: "selector" | "aggregation" | "other" }
  /** Behind the name of an aggregation. */
  | { kind: "grouping-word" }
  /** In braces, or in the parentheses of `by`, `on` and the like. */
  | { kind: "label"; selector: string | null; taken: readonly string[]; isQuoted: boolean }
  | { kind: "matcher" }
  | {
      kind: "value";
      label: string;
      isRegex: boolean;
      selector: string | null;
      quote: string | null;
    }
  | { kind: "duration" }
  /** Behind `@`. */
  | { kind: "moment" };

/** The longest text in which a cursor is placed, in characters. */
const longestText = 20_000;

const nothing: CursorPlace = { kind: "nothing" };
const start: CursorPlace = { kind: "expression", behind: null };

/** Where the cursor at `offset` stands in a text that may be half written. */
export function readPlace(text: string, offset: number): CursorPlace & TypedText {
  const none = { from: offset, to: offset, typed: "" };
  if (text.length > longestText) return { ...nothing, ...none };
  const before = scan(text.slice(0, offset));
  const last = before.at(-1);
  if (!last || last.to < offset) return { ...placeBehind(before, null, text, offset), ...none };
  if (last.kind === "comment") return { ...nothing, ...none };
  const rest = before.slice(0, -1);
  if (last.kind === "string" && !last.isClosed) {
    const to = offset + lengthToQuote(text.slice(offset), last.text[0] ?? "");
    const at = { from: last.from, to, typed: unquote(last.text) };
    return { ...placeBehind(rest, last, text, to), ...at };
  }
  if (last.kind !== "word" && last.kind !== "number") {
    return { ...placeBehind(before, null, text, offset), ...none };
  }
  // The colon of a subquery may stand at the beginning of a word, but not of a duration.
  const colon = last.text.startsWith(":") && innermost(rest)?.bracket.text === "[" ? 1 : 0;
  const at = { from: last.from + colon, to: offset, typed: last.text.slice(colon) };
  return { ...placeBehind(rest, last, text, offset), ...at };
}

/** How much of a string's end belongs to the string around the cursor: nothing that may be another text. */
function lengthToQuote(after: string, quote: string): number {
  const [found = ""] = /^[^\s"'`,{}()\\]*["'`]/.exec(after) ?? [];
  return found.endsWith(quote) ? found.length : 0;
}

interface OpenBracket {
  bracket: Piece;
  index: number;
}

/** The last bracket that is still open. */
function innermost(pieces: readonly Piece[]): OpenBracket | null {
  let closed = 0;
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const bracket = pieces[index];
    if (bracket?.kind !== "bracket") continue;
    if (")]}".includes(bracket.text)) closed += 1;
    else if (closed > 0) closed -= 1;
    else return { bracket, index };
  }
  return null;
}

function placeBehind(
  pieces: readonly Piece[],
  typed: Piece | null,
  text: string,
  to: number,
): CursorPlace {
  const open = innermost(pieces);
  if (open?.bracket.text === "{") return placeInBraces(pieces, open.index, typed, text.slice(to));
  if (typed?.kind === "string") return nothing;
  if (open?.bracket.text === "[") {
    const isBehindOther = open.index < pieces.length - 1 && !typed?.text.startsWith(":");
    return isBehindOther ? nothing : { kind: "duration" };
  }
  if (open && isGroupingWord(pieces[open.index - 1])) {
    const last = pieces.at(-1);
    if (last?.kind !== "comma" && last !== open.bracket) return nothing;
    const taken = pieces
      .slice(open.index)
      .flatMap(({ kind, text }) => (kind === "word" ? text : []));
    return { kind: "label", selector: selectorOfAll(scan(text)), taken, isQuoted: false };
  }
  return placeOutside(pieces, typed);
}

/** `after` is the text behind the cursor. */
function placeInBraces(
  pieces: readonly Piece[],
  open: number,
  typed: Piece | null,
  after: string,
): CursorPlace {
  const inside = pieces.slice(open + 1);
  const comma = inside.findLastIndex(({ kind }) => kind === "comma");
  const [label, operator, ...more] = inside.slice(comma + 1);
  const name = pieces[open - 1];
  const metric = name?.kind === "word" && !isGroupingWord(name) ? name.text : null;
  const others = [...readMatchers(inside.slice(0, comma + 1)), ...matchersBehind(after)];
  const selector = selectorOf(metric, others);
  const quote = typed?.kind === "string" ? (typed.text[0] ?? null) : null;
  if (!label) {
    if (typed?.kind === "number") return nothing;
    const taken = others.map(({ label }) => label);
    return { kind: "label", selector, taken, isQuoted: quote !== null };
  }
  if (!operator) return typed ? nothing : { kind: "matcher" };
  if (more.length > 0 || !isMatchOperator(operator)) return nothing;
  const isRegex = operator.text.endsWith("~");
  const named = label.kind === "string" ? unquote(label.text) : label.text;
  return { kind: "value", label: named, isRegex, selector, quote };
}

/** The whole matchers between the cursor's own one and the closing brace. */
function matchersBehind(after: string) {
  const pieces = scan(after);
  const end = pieces.findIndex(({ kind }) => kind === "bracket");
  if (pieces[end]?.text !== "}") return [];
  const comma = pieces.findIndex(({ kind }) => kind === "comma");
  return comma === -1 ? [] : readMatchers(pieces.slice(comma, end));
}

const comparisons: ReadonlySet<string> = new Set(["==", "!=", ">", "<", ">=", "<="]);
const setNames: ReadonlySet<string> = new Set(setWords.map(({ name }) => name));
const aggregationNames: ReadonlySet<string> = new Set(aggregations.map(({ name }) => name));

const isAggregation = (piece: Piece | undefined) =>
  piece?.kind === "word" && aggregationNames.has(piece.text.toLowerCase());

function placeOutside(pieces: readonly Piece[], typed: Piece | null): CursorPlace {
  const before = pieces.at(-1);
  if (before?.kind === "word" && before.text.toLowerCase() === "offset") {
    return { kind: "duration" };
  }
  if (typed?.kind === "number") return nothing;
  switch (before?.kind) {
    case undefined:
    case "comma":
    case "comment":
      return start;
    case "operator":
      if (before.text === "@") return { kind: "moment" };
      return {
        kind: "expression",
        behind: comparisons.has(before.text) ? "comparison" : "operator",
      };
    case "word":
      return placeBehindWord(before);
    case "bracket":
      return placeBehindBracket(pieces, before);
    case "number":
    case "string":
      return { kind: "continuation", behind: "other" };
    default:
      return nothing;
  }
}

function placeBehindWord(before: Piece): CursorPlace {
  const word = before.text.toLowerCase();
  if (setNames.has(word)) return { kind: "expression", behind: "operator" };
  if (word === "bool" || word.startsWith("group_")) return start;
  if (isGroupingWord(before)) return nothing;
  if (isAggregation(before)) return { kind: "grouping-word" };
  return { kind: "continuation", behind: "selector" };
}

function placeBehindBracket(pieces: readonly Piece[], before: Piece): CursorPlace {
  if (before.text === "(") return start;
  if (before.text !== ")") return { kind: "continuation", behind: "selector" };
  const open = innermost(pieces.slice(0, -1));
  const word = open ? pieces[open.index - 1] : undefined;
  if (isAggregation(word)) return { kind: "continuation", behind: "aggregation" };
  if (!open || !isGroupingWord(word)) return { kind: "continuation", behind: "other" };
  const name = word?.text.toLowerCase();
  if (name === "on" || name === "ignoring") return { kind: "expression", behind: "on" };
  if (name?.startsWith("group_")) return start;
  return isAggregation(pieces[open.index - 2])
    ? nothing
    : { kind: "continuation", behind: "other" };
}
