import { withBraces } from "./braces";
import type { Cursor, QuotedRules, UnquotedRules } from "./cursor";
import { readBackticks, readDollar, readProcessSubstitution } from "./expansions";
import { PartList } from "./part-list";
import type { Word, WordPart } from "./tree";

const plain = /[\w.,%^-]+/y;

const isProcess = ({ char, text, at }: Cursor) =>
  (char === "<" || char === ">") && text.charAt(at + 1) === "(";

export const isMeta = (cursor: Cursor) =>
  cursor.char !== "" && " \t\n;&|()<>".includes(cursor.char) && !isProcess(cursor);

interface WordRules {
  hasBraces: boolean;
  isExtglob?: boolean;
}

/** A word of a command. */
export function readWord(cursor: Cursor, { hasBraces, isExtglob }: WordRules): Word {
  const from = cursor.at;
  const parts = readUnquoted(cursor, {
    isEnd: isMeta,
    isExtglob: isExtglob ?? cursor.isExtglob,
    tildes: "first",
  });
  if (cursor.at === from) throw cursor.unexpected();
  return {
    parts: hasBraces ? withBraces(parts) : parts,
    source: cursor.text.slice(from, cursor.at),
  };
}

/** The value of an assignment. */
export function readValueWord(cursor: Cursor): Word {
  const from = cursor.at;
  const { isExtglob } = cursor;
  const parts = readUnquoted(cursor, { isEnd: isMeta, isExtglob, tildes: "all" });
  return { parts, source: cursor.text.slice(from, cursor.at) };
}

export function readUnquoted(cursor: Cursor, rules: UnquotedRules): WordPart[] {
  const list = new PartList();
  while (!cursor.isAtEnd && !rules.isEnd(cursor)) {
    const run = cursor.take(plain);
    if (run !== null) list.text(run);
    else if (rules.isExtglob && cursor.match(/[?*+@!]\(/y)) readGroup(cursor, rules, list);
    else list.add(readPiece(cursor, rules, list));
  }
  return list.parts;
}

function readPiece(cursor: Cursor, rules: UnquotedRules, list: PartList): WordPart {
  switch (cursor.char) {
    case "\\":
      return readEscape(cursor);
    case "'":
      return readSingleQuoted(cursor);
    case '"':
      return readDoubleQuoted(cursor);
    case "$":
      return readDollar(cursor, false);
    case "`":
      return readBackticks(cursor, false);
    case "~":
      return readTilde(cursor, rules, list) ?? takeOne(cursor);
    default:
      return isProcess(cursor) ? readProcessSubstitution(cursor) : takeOne(cursor);
  }
}

function takeOne(cursor: Cursor): { type: "Literal"; value: string } {
  const value = String.fromCodePoint(cursor.text.codePointAt(cursor.at) ?? 0);
  cursor.at += value.length;
  return { type: "Literal", value };
}

function readEscape(cursor: Cursor): WordPart {
  cursor.at++;
  if (cursor.accept("\n")) return { type: "Literal", value: "" };
  if (cursor.isAtEnd) return { type: "Literal", value: "\\" };
  return { type: "Quoted", value: takeOne(cursor).value };
}

function readSingleQuoted(cursor: Cursor): WordPart {
  const { line } = cursor;
  const end = cursor.text.indexOf("'", cursor.at + 1);
  if (end < 0) throw cursor.unclosed("'", line);
  const value = cursor.text.slice(cursor.at + 1, end);
  cursor.at = end + 1;
  return { type: "Quoted", value };
}

const isQuote = ({ char }: Cursor) => char === '"';

function readDoubleQuoted(cursor: Cursor): WordPart {
  const { line } = cursor;
  cursor.at++;
  const rules = { isEnd: isQuote, escapable: '$`"\\', hasQuotes: false };
  const parts = cursor.within(() => readQuoted(cursor, rules));
  if (!cursor.accept('"')) throw cursor.unclosed('"', line);
  return { type: "DoubleQuoted", parts };
}

const quotedRun = /[^\\"$`}]+/y;

/** Within double quotes or a here-document. */
export function readQuoted(cursor: Cursor, rules: QuotedRules): WordPart[] {
  const list = new PartList();
  while (!cursor.isAtEnd && !rules.isEnd(cursor)) {
    const run = cursor.take(quotedRun);
    if (run !== null) list.text(run);
    else list.add(readQuotedPiece(cursor, rules));
  }
  return list.parts;
}

function readQuotedPiece(cursor: Cursor, rules: QuotedRules): WordPart {
  const isAnsi = cursor.startsWith("$'");
  switch (cursor.char) {
    case "\\":
      cursor.at++;
      if (cursor.accept("\n")) return { type: "Literal", value: "" };
      if (rules.escapable.includes(cursor.char || "\n")) return takeOne(cursor);
      return { type: "Literal", value: "\\" };
    case "$":
      return isAnsi && !rules.hasQuotes ? takeOne(cursor) : readDollar(cursor, !isAnsi);
    case "`":
      return readBackticks(cursor, true);
    case '"':
      return rules.hasQuotes ? readDoubleQuoted(cursor) : takeOne(cursor);
    default:
      return takeOne(cursor);
  }
}

/** A tilde and the name after it, where it stands for a folder. */
function readTilde(cursor: Cursor, rules: UnquotedRules, { isEmpty, lastText, parts }: PartList) {
  const [first] = parts;
  const isNamed = first?.type === "Literal" && /^[A-Za-z_]\w*\+?=/.test(first.value);
  const isValue = rules.tildes === "all" || isNamed;
  const isStart =
    isEmpty || (isValue && lastText.endsWith(":")) || (isNamed && /^\w+\+?=$/.test(lastText));
  if (!isStart || rules.tildes === "none") return null;
  const from = cursor.at;
  const written = cursor.take(/~[\w.+-]*/y) ?? "";
  const { char } = cursor;
  const isOver = cursor.isAtEnd || rules.isEnd(cursor) || char === "/" || (isValue && char === ":");
  if (isOver) return { type: "Tilde" as const, user: written.slice(1) };
  cursor.at = from;
  return null;
}

/** `@(a|b c)`: nothing within it ends the word. */
function readGroup(cursor: Cursor, rules: UnquotedRules, list: PartList): void {
  const { line } = cursor;
  list.text(cursor.text.slice(cursor.at, cursor.at + 2));
  cursor.at += 2;
  const inner = cursor.within(() => readNested(cursor, rules.isExtglob));
  for (const part of inner) list.add(part);
  if (!cursor.accept(")")) throw cursor.unclosed(")", line);
  list.text(")");
}

/** Up to the parenthesis that closes; what stands within others goes with them. */
export function readNested(cursor: Cursor, isExtglob: boolean): WordPart[] {
  const isClosing = closingTest();
  return readUnquoted(cursor, {
    isExtglob: false,
    tildes: "none",
    isEnd: (at) => isClosing(at) || (isExtglob && at.char === "\n"),
  });
}

/** Whether the parenthesis here closes one from before; it may be asked more than once of a place. */
function closingTest(): (cursor: Cursor) => boolean {
  let depth = 0;
  let counted = -1;
  return ({ at, char }) => {
    if (at !== counted && char === "(") depth++;
    else if (at !== counted && char === ")") depth--;
    counted = at;
    return depth < 0;
  };
}
