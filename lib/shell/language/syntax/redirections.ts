import type { Cursor } from "./cursor";
import type { Redirection, Word } from "./tree";
import { isMeta, readWord } from "./words";

const start = /(\d+|\{[A-Za-z_]\w*\})?(<<<|<<-|<<|<&|<>|>>|>&|>\||[<>](?!\())|(&>>|&>)/y;

/** A redirection that begins here; null for none. */
export function readRedirection(cursor: Cursor): Redirection | null {
  const found = cursor.match(start);
  if (!found) return null;
  const { line } = cursor;
  const [whole, place, plain, both] = found;
  cursor.at += whole.length;
  cursor.skipBlanks();
  if (cursor.isAtEnd || isMeta(cursor)) throw cursor.unexpected();
  const isNumber = place !== undefined && /^\d/.test(place);
  const operator = (plain ?? both) as Redirection["operator"];
  const isHeredoc = operator === "<<" || operator === "<<-";
  const word = readWord(cursor, { hasBraces: !plain?.startsWith("<<") });
  if (isHeredoc) announce(cursor, word, operator === "<<-", line);
  return {
    fd: isNumber ? Number(place) : null,
    fdVariable: place === undefined || isNumber ? null : place.slice(1, -1),
    operator,
    target: word,
    isHeredoc,
  };
}

/** The word becomes the text of the here-document, once its line has ended. */
function announce(cursor: Cursor, word: Word, isIndented: boolean, line: number): void {
  const isQuoted = /['"\\]/.test(word.source);
  const delimiter = isQuoted ? withoutQuotes(word.source) : word.source;
  cursor.heredocs.push({ delimiter, isQuoted, isIndented, line, target: word });
}

const withoutQuotes = (text: string) =>
  text.replace(
    /\\([\s\S])|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"/g,
    (_, char?: string, single?: string, double?: string) =>
      char ?? single ?? double?.replace(/\\([\\"$`])/g, "$1") ?? "",
  );

export function readRedirections(cursor: Cursor): Redirection[] {
  const found: Redirection[] = [];
  for (;;) {
    cursor.skipBlanks();
    const next = readRedirection(cursor);
    if (next === null) return found;
    found.push(next);
  }
}
