import type { SyntaxNode } from "@lezer/common";
import { editDistance } from "@/lib/domain/difference/edit-distance";
import { promqlFunctions } from "./function-table";
import { promqlWords } from "./operator-table";
import type { Piece } from "./scan";

/** What the grammar did not expect, and where. */
export interface GrammarError {
  /** What was being read. */
  parent: SyntaxNode;
  /** The piece of the text that does not fit; null at its end. */
  found: Piece | null;
  /** The piece before it. */
  before: Piece | null;
  text: string;
}

/** A sentence for a learner. */
export function describeError(error: GrammarError): string {
  return (
    describeCharacter(error) ??
    sentences[error.parent.name]?.(error) ??
    (error.found
      ? `${shown(error.found)} is not expected here.`
      : "The expression ends before it is complete.")
  );
}

type Describe = (error: GrammarError) => string;

const operand: Describe = ({ found, before }) => {
  if (found && isEnd(before)) return operatorMissing(found);
  return `Behind ${before ? shown(before) : "the operator"} an expression is missing.`;
};

/** Whether an expression may end there. */
const isEnd = (piece: Piece | null) =>
  piece?.kind === "number" || piece?.kind === "string" || /^[)\]}]$/.test(piece?.text ?? "");

function operatorMissing(found: Piece): string {
  return /^(?:by|without)$/i.test(found.text)
    ? `${shown(found)} belongs to an aggregation, such as sum: it comes after its name or its parentheses.`
    : `An operator is missing before ${shown(found)}.`;
}

const aggregated: Describe = ({ parent, found, text }) => {
  const name = /\w+/.exec(text.slice(parent.from))?.[0] ?? "";
  if (found && parent.getChild("FunctionCallBody")) return operatorMissing(found);
  return `\`${cut(name)}\` lacks what it works on: an expression in parentheses.`;
};

/** For what stands in brackets. */
const within =
  (opener: string, closer: string, describeInside: Describe): Describe =>
  (error) => {
    const { parent, found, text } = error;
    const at = text.indexOf(opener, parent.from);
    const opened = `The \`${opener}\` ${placeOf(text, at)}`;
    if (!found) return `${opened} is never closed: \`${closer}\` is missing.`;
    if (found.kind === "bracket" && ")]}".includes(found.text)) {
      return error.before?.kind === "comma" || found.text === closer
        ? describeInside(error)
        : `${opened} is still open: \`${closer}\` is missing before this \`${found.text}\`.`;
    }
    return describeInside(error);
  };

const argument: Describe = ({ found, before }) => {
  if (found?.text === ")") return "An argument is missing before this `)`.";
  if (found?.kind === "comma") return "An argument is missing before this comma.";
  return before?.text === "(" || before?.kind === "comma"
    ? `${shown(found)} is not expected here.`
    : `A comma or an operator is missing before ${shown(found)}.`;
};

const matcherList: Describe = ({ found, before }) => {
  if (before?.kind === "string" && (found?.kind === "word" || found?.kind === "string")) {
    return `A comma is missing before ${shown(found)}.`;
  }
  return `A label name is expected here, not ${shown(found)}.`;
};

const matcher: Describe = ({ found, before }) => {
  if (before?.kind !== "operator") {
    const expected = `Behind the label ${shown(before)} one of \`=\`, \`!=\`, \`=~\` and \`!~\` is expected`;
    return found ? `${expected}, not ${shown(found)}.` : `${expected}.`;
  }
  if (found?.kind === "word" || found?.kind === "number") {
    return `The value of a label goes in quotes: "${cut(found.text)}".`;
  }
  return found && !")]},".includes(found.text)
    ? `A value in quotes is expected here, not ${shown(found)}.`
    : `Behind \`${before.text}\` the value is missing, in quotes.`;
};

const groupingLabels: Describe = ({ found, before }) => {
  if (before?.kind === "word" && /^(?:by|without|on|ignoring|group_\w+)$/i.test(before.text)) {
    return `The labels after ${shown(before)} go in parentheses, separated by commas.`;
  }
  return before?.kind === "word" && found?.kind === "word"
    ? `A comma is missing before ${shown(found)}.`
    : `A label name is expected here, not ${shown(found)}.`;
};

const behindName: Describe = ({ found, before }) => {
  const name = before?.text ?? "";
  if (found?.text === "(") return describeUnknownFunction(name);
  if (found?.kind === "bracket" && ")]}".includes(found.text)) return closesNothing(found);
  if (promqlFunctions.has(name)) {
    return `${shown(before)} is a function: what it is applied to goes in parentheses after it.`;
  }
  return found ? operatorMissing(found) : "The expression ends before it is complete.";
};

const root: Describe = ({ found, before }) => {
  if (!found) return "An expression is missing.";
  if (found.kind === "bracket" && ")]}".includes(found.text)) return closesNothing(found);
  if (!before) return `Before ${shown(found)} an expression is missing.`;
  return found.text === "(" ? describeUnknownFunction(before.text) : operatorMissing(found);
};

const range: Describe = ({ found, before }) =>
  before?.text === "[" || before?.text === ":"
    ? `A duration is expected here, such as 5m, not ${shown(found)}.`
    : `\`]\` is missing before ${shown(found)}.`;

/** By what was being read, as the grammar names it. */
const sentences: Readonly<Record<string, Describe>> = {
  PromQL: root,
  VectorSelector: behindName,
  BinaryExpr: operand,
  UnaryExpr: operand,
  OffsetExpr: () => "Behind `offset` a duration is missing, such as 5m.",
  StepInvariantExpr: () =>
    "Behind `@` a time is missing: seconds since 1970, `start()` or `end()`.",
  AggregateExpr: aggregated,
  LabelMatchers: within("{", "}", matcherList),
  UnquotedLabelMatcher: matcher,
  QuotedLabelMatcher: matcher,
  GroupingLabels: within("(", ")", groupingLabels),
  FunctionCallBody: within("(", ")", argument),
  ParenExpr: within("(", ")", argument),
  MatrixSelector: within("[", "]", range),
  SubqueryExpr: within("[", "]", range),
};

/** Characters that stand nowhere in PromQL. */
function describeCharacter({ found }: GrammarError): string | null {
  if (found?.kind === "string" && found.text.startsWith("`") && !found.isClosed) {
    return "The backtick that opens here is never closed.";
  }
  if (found?.kind !== "other") return null;
  if ("“”„‘’‚«»".includes(found.text)) {
    return `${found.text} is a typographic quote. PromQL takes straight ones: " or '.`;
  }
  return `PromQL has no use for the character ${shown(found)}.`;
}

function describeUnknownFunction(name: string): string {
  const wanted = name.toLowerCase();
  let nearest: string | null = null;
  let least = Math.floor(wanted.length / 3) + 1;
  for (const known of [...promqlFunctions.keys(), ...promqlWords.keys()]) {
    const distance = editDistance(wanted, known);
    if (distance < least) [nearest, least] = [known, distance];
  }
  const unknown = `PromQL has no function \`${cut(name)}\`.`;
  return nearest === null ? unknown : `${unknown} Is \`${nearest}\` meant?`;
}

const closesNothing = ({ text }: Piece) => `This \`${text}\` closes nothing.`;

function placeOf(text: string, at: number): string {
  const lines = text.slice(0, at).split("\n");
  const column = `column ${(lines.at(-1)?.length ?? 0) + 1}`;
  return lines.length === 1 ? `in ${column}` : `in line ${lines.length}, ${column}`;
}

const shown = (piece: Piece | null) => (piece ? `\`${cut(piece.text)}\`` : "the end");

const cut = (text: string) => (text.length > 30 ? `${text.slice(0, 30)}…` : text);
