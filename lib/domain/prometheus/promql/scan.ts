/**
 * A piece of an expression. Reading pieces instead of a grammar's tree tells where a cursor stands in a
 * text that is only half written, whatever is missing behind it.
 */
export interface Piece {
  kind: "word" | "number" | "string" | "comment" | "operator" | "bracket" | "comma" | "other";
  text: string;
  from: number;
  to: number;
  /** For a string: whether its closing quote is there. */
  isClosed: boolean;
}

const patterns: readonly (readonly [Piece["kind"], RegExp])[] = [
  ["comment", /#[^\n]*/y],
  [
    "string",
    /"(?:[^"\\\n]|\\[^\n])*(?:"|\\?(?=\n|$))|'(?:[^'\\\n]|\\[^\n])*(?:'|\\?(?=\n|$))|`[^`]*(?:`|$)/y,
  ],
  ["word", /[a-zA-Z_:][\w:]*/y],
  ["number", /[\d.][\w.]*/y],
  ["operator", /=~|!~|==|!=|>=|<=|[-+*/%^=<>@!:]/y],
  ["bracket", /[()[\]{}]/y],
  ["comma", /,/y],
];

const space = /\s*/y;

/** The pieces of a text, without the space between them. Lexical rules: `promql/parser/lex.go` of Prometheus. */
export function scan(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (;;) {
    space.lastIndex = at;
    at += space.exec(text)?.[0].length ?? 0;
    if (at >= text.length) return pieces;
    const piece = pieceAt(text, at);
    pieces.push(piece);
    at = piece.to;
  }
}

function pieceAt(text: string, from: number): Piece {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = from;
    const found = pattern.exec(text)?.[0];
    if (!found) continue;
    const isClosed = kind !== "string" || isWhole(found);
    return { kind, text: found, from, to: from + found.length, isClosed };
  }
  return { kind: "other", text: text[from] ?? "", from, to: from + 1, isClosed: true };
}

function isWhole(string: string): boolean {
  const quote = string[0];
  if (string.length < 2 || !string.endsWith(quote ?? "")) return false;
  if (quote === "`") return true;
  const backslashes = /(?<!\\)\\*$/.exec(string.slice(0, -1))?.[0].length ?? 0;
  return backslashes % 2 === 0;
}
