import type { Cursor } from "./cursor";
import { readRaw } from "./raw-text";
import type { ParameterOperation, Word } from "./tree";

type Operation = Exclude<
  ParameterOperation,
  { type: "Indirection" | "ArrayKeys" | "NamePrefix" | "Length" }
>;

/** What stands after the name in `${…}`, up to its brace; null for what bash does not know. */
export function readOperation(cursor: Cursor, isQuoted: boolean): Operation | null {
  const conditional = cursor.take(/:?[-=?+]/y);
  if (conditional !== null) return readConditional(cursor, conditional, isQuoted);
  if (cursor.accept(":")) return readSubstring(cursor);
  const removal = cursor.take(/##?|%%?/y);
  if (removal !== null) {
    const pattern = readPattern(cursor, isBrace);
    const side = removal.startsWith("#") ? "prefix" : "suffix";
    return { type: "PatternRemoval", pattern, side, isGreedy: removal.length === 2 };
  }
  if (cursor.accept("/")) return readReplacement(cursor);
  const letters = cursor.take(/\^\^?|,,?|~~?/y);
  if (letters !== null) {
    const pattern = cursor.char === "}" ? null : readPattern(cursor, isBrace);
    const direction = directions[letters.charAt(0)] ?? "toggle";
    return { type: "CaseModification", direction, isEvery: letters.length === 2, pattern };
  }
  const transform = cursor.take(/@[QPaAEKkuUL]/y)?.[1];
  return transform === undefined ? null : { type: "Transform", operator: transform as "Q" };
}

const directions: Record<string, "upper" | "lower"> = { "^": "upper", ",": "lower" };

const isBrace = ({ char }: Cursor) => char === "}";

function readConditional(cursor: Cursor, operator: string, isQuoted: boolean): Operation {
  const word = readOperand(cursor, isQuoted);
  const isEmptyMissing = operator.startsWith(":");
  switch (operator.at(-1)) {
    case "-":
      return { type: "DefaultValue", word, isEmptyMissing };
    case "=":
      return { type: "AssignDefault", word, isEmptyMissing };
    case "+":
      return { type: "UseAlternative", word, isEmptyMissing };
    default:
      return { type: "ErrorIfUnset", word, isEmptyMissing };
  }
}

/** A word that stands in place of a value: within double quotes, single ones are plain characters. */
function readOperand(cursor: Cursor, isQuoted: boolean): Word {
  const from = cursor.at;
  const { grammar } = cursor;
  const parts = isQuoted
    ? grammar.quoted(cursor, { isEnd: isBrace, escapable: '$`"\\}', hasQuotes: true })
    : grammar.unquoted(cursor, { isEnd: isBrace, isExtglob: false, tildes: "first" });
  return { parts, source: cursor.text.slice(from, cursor.at) };
}

/** In a pattern, quotes count even where double quotes stand around all of it. */
function readPattern(cursor: Cursor, isEnd: (at: Cursor) => boolean): Word {
  const from = cursor.at;
  const { isExtglob, grammar } = cursor;
  const parts = grammar.unquoted(cursor, { isEnd, isExtglob, tildes: "none" });
  return { parts, source: cursor.text.slice(from, cursor.at) };
}

function readReplacement(cursor: Cursor): Operation {
  const isEvery = cursor.accept("/");
  const anchor =
    !isEvery && cursor.accept("#") ? "start" : !isEvery && cursor.accept("%") ? "end" : null;
  const pattern = readPattern(cursor, ({ char }) => char === "/" || char === "}");
  const replacement = cursor.accept("/") ? readPattern(cursor, isBrace) : null;
  return { type: "PatternReplacement", pattern, replacement, isEvery, anchor };
}

/** `${x:offset:length}`; a colon that belongs to a `?` parts nothing. */
function readSubstring(cursor: Cursor): Operation | null {
  let depth = 0;
  let choices = 0;
  const isOver = (char: string) => {
    if (char === "}") return true;
    if (char === "(" || char === "[") depth++;
    else if (char === ")" || char === "]") depth--;
    else if (depth === 0 && char === "?") choices++;
    else if (depth === 0 && char === ":") return choices-- === 0;
    return false;
  };
  const offset = readRaw(cursor, isOver);
  if (offset === null) return null;
  if (!cursor.accept(":")) return { type: "Substring", offset, length: null };
  const length = readRaw(cursor, (char) => char === "}");
  return length === null ? null : { type: "Substring", offset, length };
}
