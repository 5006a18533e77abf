import { patternSource, quotePattern } from "./patterns";

/** A part of an expanded word; null parts one field from the next, whatever the separators are. */
export type Piece = { text: string; isQuoted: boolean; isSplit: boolean } | null;

export const quoted = (text: string): Piece => ({ text, isQuoted: true, isSplit: false });
export const literal = (text: string): Piece => ({ text, isQuoted: false, isSplit: false });
export const split = (text: string): Piece => ({ text, isQuoted: false, isSplit: true });

export const joined = (pieces: readonly Piece[]) =>
  pieces.map((piece) => (piece === null ? " " : piece.text)).join("");

/** As a pattern, in which what was quoted stands for itself. */
export const asPattern = (pieces: readonly Piece[]) =>
  pieces
    .map((piece) => (piece?.isQuoted ? quotePattern(piece.text) : (piece?.text ?? " ")))
    .join("");

const quoteExtended = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** As an extended regular expression, the same way. */
export const asExtended = (pieces: readonly Piece[]) =>
  pieces
    .map((piece) => (piece?.isQuoted ? quoteExtended(piece.text) : (piece?.text ?? " ")))
    .join("");

const named = /\[:(\w+):\]/;

/** An extended regular expression of POSIX as one of JavaScript. */
export function fromExtended(text: string, isCaseless: boolean): RegExp {
  let source = "";
  for (let at = 0; at < text.length; ) {
    const end = text[at] === "[" ? bracketEnd(text, at) : at + (text[at] === "\\" ? 2 : 1);
    source += extendedPart(text.slice(at, end), text.slice(at));
    at = end;
  }
  return new RegExp(source, isCaseless ? "is" : "s");
}

/** One escape, bracket or character of it. */
function extendedPart(part: string, rest: string): string {
  if (part.startsWith("[")) {
    return patternSource(part.replace(/\\/g, "\\\\"), { extglob: false });
  }
  if (part.startsWith("\\")) {
    const next = part[1] ?? "\\";
    return /[<>bBwWsS]/.test(next) ? wordEdge(next) : next.replace(/[^\w\s]/, "\\$&");
  }
  const isLoose = part === "{" && !/^\{\d+(,\d*)?\}/.test(rest);
  return isLoose ? "\\{" : part;
}

const wordEdge = (letter: string) => (letter === "<" || letter === ">" ? "\\b" : `\\${letter}`);

function bracketEnd(text: string, start: number): number {
  let at = start + 1;
  if (text[at] === "^") at++;
  if (text[at] === "]") at++;
  while (at < text.length && text[at] !== "]") {
    const found = text[at] === "[" ? named.exec(text.slice(at)) : null;
    at += found?.index === 0 ? found[0].length : 1;
  }
  return Math.min(at + 1, text.length);
}

export interface Separators {
  white: string;
  other: string;
}

export function separatorsOf(ifs: string | null): Separators {
  const all = ifs ?? " \t\n";
  const isWhite = (char: string) => /[ \t\n]/.test(char);
  return {
    white: [...all].filter(isWhite).join(""),
    other: [...all].filter((char) => !isWhite(char)).join(""),
  };
}

/** The fields of a word: what it has of unquoted expansions is split. */
export function splitPieces(pieces: readonly Piece[], separators: Separators): Piece[][] {
  const fields: Piece[][] = [];
  let current: Piece[] = [];
  let [isBegun, isAfterWhite] = [false, false];
  const end = () => {
    fields.push(current);
    current = [];
    isBegun = false;
  };
  const splitOne = (text: string) => {
    let run = "";
    const flush = () => {
      if (run !== "") current.push(literal(run));
      run = "";
    };
    for (const char of text) {
      const isWhite = separators.white.includes(char);
      if (!isWhite && !separators.other.includes(char)) {
        run += char;
        isBegun = true;
        isAfterWhite = false;
        continue;
      }
      flush();
      const wasBegun = isBegun;
      if (isBegun || !(isWhite || isAfterWhite)) end();
      isAfterWhite = isWhite ? wasBegun || isAfterWhite : false;
    }
    flush();
  };
  for (const piece of pieces) {
    if (piece === null) {
      if (isBegun) end();
      isAfterWhite = false;
    } else if (piece.isSplit) splitOne(piece.text);
    else {
      current.push(piece);
      isBegun ||= piece.isQuoted || piece.text !== "";
      isAfterWhite = false;
    }
  }
  if (isBegun) end();
  return fields;
}
