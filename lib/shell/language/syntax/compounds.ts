import type { Cursor } from "./cursor";
import { acceptWord, expectWord, peekWord, skipComment, skipNewlines } from "./gaps";
import { readRaw, readToParenthesis } from "./raw-text";
import type {
  ArithmeticCommand,
  CountingFor,
  For,
  Group,
  If,
  Statement,
  While,
  Word,
} from "./tree";
import { isMeta, readWord } from "./words";

/** Statements up to one of the reserved words; there has to be one. */
function readBody(cursor: Cursor, ...ends: readonly string[]): Statement[] {
  const found = cursor.grammar.statements(cursor, (at) => ends.includes(peekWord(at) ?? ""));
  if (found.length === 0 || cursor.isAtEnd) throw cursor.unexpected();
  return found;
}

export function readIf(cursor: Cursor): If {
  const found: If = {
    type: "If",
    line: cursor.line,
    clauses: [],
    elseBody: null,
    redirections: [],
  };
  acceptWord(cursor, "if");
  do {
    const condition = readBody(cursor, "then");
    expectWord(cursor, "then");
    found.clauses.push({ condition, body: readBody(cursor, "elif", "else", "fi") });
  } while (acceptWord(cursor, "elif"));
  if (acceptWord(cursor, "else")) found.elseBody = readBody(cursor, "fi");
  expectWord(cursor, "fi");
  return found;
}

export function readWhile(cursor: Cursor): While {
  const { line } = cursor;
  const wanted = acceptWord(cursor, "while");
  if (!wanted) acceptWord(cursor, "until");
  const condition = readBody(cursor, "do");
  return { type: "While", line, wanted, condition, body: readLoopBody(cursor), redirections: [] };
}

function readLoopBody(cursor: Cursor): Statement[] {
  expectWord(cursor, "do");
  const body = readBody(cursor, "done");
  expectWord(cursor, "done");
  return body;
}

/** That of `for` may stand in braces. */
function readForBody(cursor: Cursor): Statement[] {
  cursor.skipBlanks();
  cursor.take(/;(?!;)/y);
  skipNewlines(cursor);
  return peekWord(cursor) === "{" ? readGroup(cursor).body : readLoopBody(cursor);
}

export function readFor(cursor: Cursor): For | CountingFor {
  const { line } = cursor;
  acceptWord(cursor, "for");
  cursor.skipBlanks();
  if (cursor.startsWith("((")) return readCountingFor(cursor, line);
  const variable = cursor.take(/[^\s;&|<>()'"\\$`]+/y);
  if (variable === null) throw cursor.unexpected();
  const words = readForWords(cursor);
  return { type: "For", line, variable, words, body: readForBody(cursor), redirections: [] };
}

function readForWords(cursor: Cursor): Word[] | null {
  const from = cursor.at;
  skipNewlines(cursor);
  if (!acceptWord(cursor, "in")) {
    cursor.at = from;
    return null;
  }
  const words: Word[] = [];
  for (;;) {
    skipComment(cursor);
    if (cursor.isAtEnd || isMeta(cursor)) break;
    words.push(readWord(cursor, { hasBraces: true }));
  }
  if (cursor.char !== ";" && cursor.char !== "\n") throw cursor.unexpected();
  return words;
}

function readCountingFor(cursor: Cursor, line: number): CountingFor {
  cursor.at += 2;
  const parts: string[] = [];
  let depth = 0;
  for (;;) {
    const part = readRaw(cursor, (char) => {
      if (char === "(") depth++;
      else if (char === ")") depth--;
      return depth < 0 || (char === ";" && depth === 0);
    });
    if (part === null) throw cursor.unclosed(")", line);
    parts.push(part);
    if (cursor.accept("))")) break;
    if (!cursor.accept(";")) throw cursor.unexpected();
  }
  const [init = "", condition = "", update = ""] = parts;
  if (parts.length !== 3) throw cursor.fault("syntax error: arithmetic expression required");
  const body = readForBody(cursor);
  return { type: "CountingFor", line, init, condition, update, body, redirections: [] };
}

export function readGroup(cursor: Cursor): Group {
  const { line } = cursor;
  acceptWord(cursor, "{");
  const body = readBody(cursor, "}");
  expectWord(cursor, "}");
  return { type: "Group", line, body, redirections: [] };
}

export function readSubshell(cursor: Cursor): Group {
  const { line } = cursor;
  cursor.at++;
  const body = cursor.grammar.statements(cursor, ({ char }) => char === ")");
  if (body.length === 0 || !cursor.accept(")")) throw cursor.unexpected();
  return { type: "Subshell", line, body, redirections: [] };
}

/** Null where the two parentheses are those of subshells. */
export function readArithmeticCommand(cursor: Cursor): ArithmeticCommand | null {
  const { line } = cursor;
  const from = cursor.at;
  cursor.at += 2;
  const text = readToParenthesis(cursor);
  if (text !== null && cursor.accept("))")) {
    return { type: "ArithmeticCommand", line, text, redirections: [] };
  }
  cursor.at = from;
  return null;
}
