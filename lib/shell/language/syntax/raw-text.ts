import type { Cursor } from "./cursor";

/**
 * The text up to a character that stands alone, taken as it is written: quotes and expansions within it are
 * passed over. Null where nothing is found.
 */
export function readRaw(cursor: Cursor, isEnd: (char: string) => boolean): string | null {
  const from = cursor.at;
  while (!cursor.isAtEnd) {
    if (isEnd(cursor.char)) return cursor.text.slice(from, cursor.at);
    passOver(cursor);
  }
  return null;
}

function passOver(cursor: Cursor): void {
  const { char } = cursor;
  if (char === "\\") cursor.at += 2;
  else if (char === "'" || char === '"' || char === "$" || char === "`") passQuoted(cursor);
  else cursor.at++;
}

/** A quote or an expansion is read for its length alone. */
function passQuoted(cursor: Cursor): void {
  let isTaken = false;
  cursor.grammar.unquoted(cursor, {
    isExtglob: false,
    tildes: "none",
    isEnd: () => {
      const wasTaken = isTaken;
      isTaken = true;
      return wasTaken;
    },
  });
}

/** Up to the parenthesis that closes what has been opened before; null where none does. */
export function readToParenthesis(cursor: Cursor): string | null {
  let depth = 0;
  return readRaw(cursor, (char) => {
    if (char === "(") depth++;
    else if (char === ")") depth--;
    return depth < 0;
  });
}

/** What stands between brackets, of which the first is here; null where it is none, and nothing is taken. */
export function readSubscript(cursor: Cursor): string | null {
  const from = cursor.at;
  cursor.at++;
  let depth = 0;
  const text = readRaw(cursor, (char) => {
    if (char === "[") depth++;
    else if (char === "]") depth--;
    return depth < 0;
  });
  if (text !== null && text !== "") {
    cursor.at++;
    return text;
  }
  cursor.at = from;
  return null;
}
