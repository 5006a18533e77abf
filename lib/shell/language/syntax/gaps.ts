import type { Cursor } from "./cursor";
import { readHeredocs } from "./heredocs";

/** Blanks and what `#` begins where a word could. */
export function skipComment(cursor: Cursor): void {
  cursor.skipBlanks();
  if (cursor.char === "#") cursor.take(/[^\n]*/y);
}

/** The end of a line, and the here-documents that begin after it. */
export function takeLineEnd(cursor: Cursor): boolean {
  skipComment(cursor);
  if (!cursor.accept("\n")) return false;
  readHeredocs(cursor);
  return true;
}

export function skipNewlines(cursor: Cursor): void {
  while (takeLineEnd(cursor)) {
    // Line after line.
  }
}

const plainWord = /[^\s;&|<>()'"\\$`]+(?=[\s;&|<>()]|$)/y;

/** The word that stands here without anything special in it; null for any other. */
export const peekWord = (cursor: Cursor): string | null => cursor.match(plainWord)?.[0] ?? null;

export function acceptWord(cursor: Cursor, word: string): boolean {
  if (peekWord(cursor) !== word) return false;
  cursor.at += word.length;
  return true;
}

/** Takes a reserved word that has to stand here. */
export function expectWord(cursor: Cursor, word: string): void {
  skipNewlines(cursor);
  if (!acceptWord(cursor, word)) throw cursor.unexpected();
}
