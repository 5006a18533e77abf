import type { SyntaxNode, SyntaxNodeRef, Tree } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";
import { describeError } from "./describe-error";
import { promqlFunctions } from "./function-table";
import { type Piece, scan } from "./scan";

/** A place of an expression where it stops making sense, with what to say of it. Offsets in characters. */
export interface PromqlProblem {
  from: number;
  to: number;
  message: string;
}

/** The longest expression that is read while it is written, in characters. */
export const longestRead = 5000;

/**
 * Where an expression first breaks the grammar of PromQL; what follows is often broken by that alone.
 * Null for a blank one, for one that is too long to read at every change, and for what only Prometheus
 * can judge, such as the kinds of arguments.
 */
export function findProblem(text: string): PromqlProblem | null {
  if (text.length > longestRead) return null;
  const pieces = scan(text).filter(({ kind }) => kind !== "comment");
  if (pieces.length === 0) return null;
  const tree = parser.parse(text);
  const open = firstNode(tree, ({ name, from, to }) => {
    return name === "StringLiteral" && !isClosed(text.slice(from, to));
  });
  const error = firstNode(tree, ({ type }) => type.isError);
  if (open && (!error || open.from <= error.from)) return openString(open, text);
  if (!error?.parent) return null;
  const index = pieces.findIndex(({ to }) => to > error.from);
  const at = index === -1 ? pieces.length : index;
  const found = pieces[at] ?? null;
  const before = pieces[at - 1] ?? null;
  const isCall = found?.text === "(" && before?.kind === "word";
  // The grammar is that of one version; others know functions that it does not.
  if (isCall && promqlFunctions.has(before.text)) return null;
  const message = describeError({ parent: error.parent, found, before, text });
  const { from, to } = (isCall ? before : found) ?? endOf(text, before);
  return { from, to, message };
}

/** The last character that is written. */
function endOf(text: string, last: Piece | null): Pick<Piece, "from" | "to"> {
  const to = last?.to ?? text.length;
  return { from: Math.max(to - 1, 0), to };
}

function firstNode(tree: Tree, isWanted: (node: SyntaxNodeRef) => boolean): SyntaxNode | null {
  const found: SyntaxNode[] = [];
  tree.iterate({
    enter(ref) {
      if (isWanted(ref)) found.push(ref.node);
    },
  });
  return found.reduce<SyntaxNode | null>(
    (first, node) => (first === null || node.from < first.from ? node : first),
    null,
  );
}

/** The grammar takes a string without its end, and ends it with the line. */
function isClosed(literal: string): boolean {
  return scan(literal)[0]?.isClosed ?? false;
}

function openString({ from, to }: SyntaxNode, text: string): PromqlProblem {
  const message = `The quote ${text[from]} that opens here is never closed.`;
  return { from, to, message };
}
