import type { Cursor } from "./cursor";
import { acceptWord, expectWord, peekWord, skipNewlines } from "./gaps";
import type { Case, CaseItem, Word } from "./tree";
import { readWord } from "./words";

export function readCase(cursor: Cursor): Case {
  const { line } = cursor;
  acceptWord(cursor, "case");
  cursor.skipBlanks();
  const word = readWord(cursor, { hasBraces: false });
  expectWord(cursor, "in");
  const items: CaseItem[] = [];
  for (;;) {
    skipNewlines(cursor);
    if (acceptWord(cursor, "esac")) break;
    if (cursor.isAtEnd) throw cursor.unexpectedEnd();
    items.push(readItem(cursor));
  }
  return { type: "Case", line, word, items, redirections: [] };
}

function readItem(cursor: Cursor): CaseItem {
  cursor.accept("(");
  const patterns = readPatterns(cursor);
  const body = cursor.grammar.statements(
    cursor,
    (at) => peekWord(at) === "esac" || at.match(/;[;&]/y) !== null,
  );
  const terminator = cursor.take(/;;&|;;|;&/y) ?? ";;";
  return { patterns, body, terminator: terminator as CaseItem["terminator"] };
}

function readPatterns(cursor: Cursor): Word[] {
  const patterns: Word[] = [];
  do {
    cursor.skipBlanks();
    patterns.push(readWord(cursor, { hasBraces: false }));
    cursor.skipBlanks();
  } while (cursor.take(/\|(?!\|)/y) !== null);
  if (!cursor.accept(")")) throw cursor.unexpected();
  return patterns;
}
