import { quotePattern } from "./patterns";

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

/** As an extended regular expression, the same way; within brackets nothing has to be quoted. */
export function asExtended(pieces: readonly Piece[]): string {
  let pattern = "";
  for (const piece of pieces) {
    const text = piece?.text ?? " ";
    const isPlain = !piece?.isQuoted || isInBracket(pattern);
    pattern += isPlain ? text : text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  }
  return pattern;
}

/** Whether a bracket expression is open at the end. */
const isInBracket = (pattern: string) =>
  /^(?:[^[\\]|\\.|\[\^?\]?(?:\[[:.=][^\]]*\]|[^\]])*\])*\[\^?\]?(?:\[[:.=][^\]]*\]|[^\]])*$/s.test(
    pattern,
  );

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
