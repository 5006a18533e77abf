import type { Cursor } from "./cursor";
import { skipNewlines } from "./gaps";
import { readSubscript } from "./raw-text";
import type { ArrayElement, Assignment } from "./tree";
import { readValueWord, readWord } from "./words";

/** An assignment that begins here; null where a word does. */
export function readAssignment(cursor: Cursor): Assignment | null {
  const from = cursor.at;
  const name = readTarget(cursor);
  const operator = name === null ? null : cursor.take(/\+?=/y);
  if (name === null || operator === null) {
    cursor.at = from;
    return null;
  }
  const value = cursor.char === "(" ? readElements(cursor) : readValueWord(cursor);
  const source = cursor.text.slice(from, cursor.at);
  return { name, isAppended: operator === "+=", value, source };
}

function readTarget(cursor: Cursor): string | null {
  const name = cursor.take(/[A-Za-z_]\w*(?=[[+=])/y);
  if (name === null || cursor.char !== "[") return name;
  const subscript = readSubscript(cursor);
  return subscript === null ? null : `${name}[${subscript}]`;
}

function readElements(cursor: Cursor): ArrayElement[] {
  const { line } = cursor;
  const found: ArrayElement[] = [];
  cursor.at++;
  return cursor.within(() => {
    for (;;) {
      skipNewlines(cursor);
      if (cursor.accept(")")) return found;
      if (cursor.isAtEnd) throw cursor.unclosed(")", line);
      found.push(readElement(cursor));
    }
  });
}

function readElement(cursor: Cursor): ArrayElement {
  const from = cursor.at;
  const key = cursor.char === "[" ? readSubscript(cursor) : null;
  const operator = key === null ? null : cursor.take(/\+?=/y);
  if (key !== null && operator !== null) {
    return { key, isAppended: operator === "+=", value: readValueWord(cursor) };
  }
  cursor.at = from;
  return { word: readWord(cursor, { hasBraces: true }) };
}
