import { promqlFunctions } from "./function-table";
import type { KnownMetric } from "./known-names";
import { findMetric } from "./known-names";
import { promqlWords } from "./operator-table";
import { type Piece, scan } from "./scan";

/** What is to be said of a word of an expression. Offsets in characters. */
export interface Explanation {
  from: number;
  to: number;
  /** PromQL, to be set as code; null where there is none. */
  signature: string | null;
  /** Plain text, one paragraph each. */
  paragraphs: string[];
}

/** What the word at an offset means; null where there is nothing to say. */
export function explain(
  text: string,
  offset: number,
  metrics: readonly KnownMetric[],
): Explanation | null {
  const pieces = scan(text);
  const index = pieces.findIndex(({ from, to }) => from <= offset && offset < to);
  const piece = pieces[index];
  if (piece?.kind !== "word" && piece?.text !== "@") return null;
  const said = meaningOf(piece, pieces[index + 1], metrics);
  return said && { from: piece.from, to: piece.to, ...said };
}

function meaningOf(
  piece: Piece,
  next: Piece | undefined,
  metrics: readonly KnownMetric[],
): Pick<Explanation, "signature" | "paragraphs"> | null {
  const called = next?.text === "(" ? promqlFunctions.get(piece.text) : undefined;
  const word = called ?? promqlWords.get(piece.text.toLowerCase());
  if (word) return { signature: word.signature, paragraphs: [word.explanation] };
  const metric = findMetric(metrics, piece.text);
  if (!metric) return null;
  const type = metric.type ?? "no type is known";
  return {
    signature: null,
    paragraphs: [`${metric.name}: ${type}`, metric.help || "It has no help text."],
  };
}
