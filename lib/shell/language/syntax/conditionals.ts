import type { Cursor } from "./cursor";
import { acceptWord, peekWord, skipNewlines } from "./gaps";
import { PartList } from "./part-list";
import type { Conditional, ConditionalCommand, Word } from "./tree";
import { isMeta, readNested, readUnquoted, readWord } from "./words";

const unary = new Set([..."abcdefghknoprstuvwxzGLNORS"].map((letter) => `-${letter}`));
const binary = /(?:=~|==|=|!=|-eq|-ne|-lt|-le|-gt|-ge|-nt|-ot|-ef)(?=[\s;&|<>()])|[<>](?!\()/y;

/** `[[ … ]]` */
export function readConditionalCommand(cursor: Cursor): ConditionalCommand {
  const { line, at } = cursor;
  acceptWord(cursor, "[[");
  const expression = readEither(cursor);
  skipNewlines(cursor);
  if (!acceptWord(cursor, "]]")) throw wrong(cursor);
  const source = cursor.text.slice(at, cursor.at);
  return { type: "ConditionalCommand", line, expression, source, redirections: [] };
}

function wrong(cursor: Cursor) {
  return cursor.isAtEnd
    ? cursor.unexpectedEnd()
    : cursor.fault(`syntax error in conditional expression`);
}

function readEither(cursor: Cursor): Conditional {
  let left = readBoth(cursor);
  for (;;) {
    skipNewlines(cursor);
    if (!cursor.accept("||")) return left;
    left = { type: "CondOr", left, right: readBoth(cursor) };
  }
}

function readBoth(cursor: Cursor): Conditional {
  let left = readTerm(cursor);
  for (;;) {
    skipNewlines(cursor);
    if (!cursor.accept("&&")) return left;
    left = { type: "CondAnd", left, right: readTerm(cursor) };
  }
}

function readTerm(cursor: Cursor): Conditional {
  skipNewlines(cursor);
  if (acceptWord(cursor, "!")) {
    return { type: "CondNot", operand: cursor.within(() => readTerm(cursor)) };
  }
  if (cursor.accept("(")) {
    const inner = cursor.within(() => readEither(cursor));
    skipNewlines(cursor);
    if (!cursor.accept(")")) throw wrong(cursor);
    return inner;
  }
  if (cursor.isAtEnd || isMeta(cursor) || peekWord(cursor) === "]]") throw wrong(cursor);
  return readTest(cursor);
}

function readTest(cursor: Cursor): Conditional {
  const operator = peekWord(cursor);
  if (operator !== null && unary.has(operator)) {
    cursor.at += operator.length;
    skipNewlines(cursor);
    return { type: "CondUnary", operator, operand: readOperand(cursor) };
  }
  const left = readOperand(cursor);
  skipNewlines(cursor);
  const found = cursor.take(binary);
  if (found === null) {
    if (peekWord(cursor) === "]]" || isMeta(cursor)) return { type: "CondWord", word: left };
    throw cursor.isAtEnd
      ? cursor.unexpectedEnd()
      : cursor.fault("conditional binary operator expected");
  }
  skipNewlines(cursor);
  const right = found === "=~" ? readExtended(cursor) : readOperand(cursor, /=/.test(found));
  return { type: "CondBinary", operator: found, left, right };
}

function readOperand(cursor: Cursor, isPattern = false): Word {
  if (cursor.isAtEnd || peekWord(cursor) === "]]") throw wrong(cursor);
  const isExtglob = isPattern || cursor.isExtglob;
  return readWord(cursor, { hasBraces: false, isExtglob });
}

/** A regular expression, in which parentheses and bars are plain characters. */
function readExtended(cursor: Cursor): Word {
  const from = cursor.at;
  const list = new PartList();
  for (;;) {
    const rules = { isEnd: isMeta, isExtglob: false, tildes: "first" as const };
    for (const part of readUnquoted(cursor, rules)) list.add(part);
    if (cursor.accept("|")) list.text("|");
    else if (cursor.char === "(") readParenthesis(cursor, list);
    else break;
  }
  if (list.isEmpty) throw wrong(cursor);
  return { parts: list.parts, source: cursor.text.slice(from, cursor.at) };
}

function readParenthesis(cursor: Cursor, list: PartList): void {
  const { line } = cursor;
  cursor.at++;
  list.text("(");
  for (const part of readNested(cursor, false)) list.add(part);
  if (!cursor.accept(")")) throw cursor.unclosed(")", line);
  list.text(")");
}
