import { explainInvisible } from "@/lib/domain/difference/invisible";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";
import { quoted } from "@/lib/domain/verdict/shorten";
import { explainForeignLine } from "./foreign-line";
import type { LineCursor } from "./line-cursor";
import { nothingBetween } from "./not-a-number";
import { explainPastedRequest, isPastedRequest } from "./pasted-request";
import type { RefusedProblem } from "./problem";
import { explainTypedEscape, findTypedEscape } from "./typed-escape";

/** Why a line cannot be read, with the offsets of the part at fault. */
export interface Fault {
  code: DiagnosisCode;
  from: number;
  to: number;
  message: string;
}

/** A name that goes on with a character that names do not have. */
const brokenName = /^\s*[\w:]+[^\w:\s{]/;

/**
 * What a learner should be told of a fault: the end of the text, the line endings or something pasted
 * along are behind many of them.
 */
export function explainFault(fault: Fault, cursor: LineCursor): RefusedProblem {
  const { code, from, to, message } = namedCause(fault, cursor);
  return { severity: "refused", code, message, ...cursor.span(from, to) };
}

function namedCause(fault: Fault, cursor: LineCursor): Fault {
  const line = cursor.content();
  const first = cursor.start + line.search(/\S/);
  const whole = { from: first, to: cursor.end };
  if (line[first - cursor.start] !== "#" && isPastedRequest(line)) {
    return { code: "request-in-body", ...whole, message: explainPastedRequest(line) };
  }
  if (cursor.isCutOff()) return { code: "no-final-newline", ...whole, message: cutOff(line) };
  if (endsInCarriageReturn(fault, cursor)) return carriageReturn(fault.from, cursor);
  const isNameOrValue = fault.code === "bad-metric-name" || fault.code === "bad-value";
  const foreign = isNameOrValue ? explainForeignLine(line) : null;
  if (foreign !== null) return { code: "not-exposition", ...whole, message: foreign };
  const told =
    fault.code === "bad-value" && brokenName.test(line) ? brokenNameOf(fault, line, first) : fault;
  return withTypedEscape(told, cursor);
}

function cutOff(line: string): string {
  const told = "The text does not end in a newline, so the gateway treats it as cut off.";
  const typed = findTypedEscape(line);
  return typed ? `${told} ${explainTypedEscape(typed)}` : `${told} Put one after the last line.`;
}

function brokenNameOf(fault: Fault, line: string, from: number): Fault {
  const name = /^[^\s{]+/.exec(line.trimStart())?.[0] ?? "";
  const culprit = /[^\w:]/u.exec(name)?.[0] ?? "";
  return { code: "bad-metric-name", from, to: fault.to, message: explainName(name, culprit) };
}

function explainName(name: string, culprit: string): string {
  const invisible = explainInvisible(name);
  if (invisible) return invisible;
  if (!culprit.isWellFormed()) {
    return `${quoted(name)} is not a metric name: it has a byte that is not UTF-8 text. ${namesHold}.`;
  }
  if (/^[\w:]+=/.test(name)) return nothingBetween(name, "=");
  if (/^[\w:]+[([]/.test(name)) {
    return `After the name comes ${quoted(culprit)}: labels go in braces, { and }.`;
  }
  if (/^[\w:]+\}/.test(name)) return `${quoted(name)} has a closing brace, and none was opened.`;
  return `${quoted(name)} is not a metric name: it has a ${quoted(culprit)}. ${namesHold}.`;
}

/** Where the part at fault was to end its line with a `\n`, that is what has to be told. */
function withTypedEscape(fault: Fault, cursor: LineCursor): Fault {
  const typed = findTypedEscape(cursor.content(), fault.from - cursor.start);
  if (!typed || cursor.start + typed.from > fault.to) return fault;
  const [from, to] = [cursor.start + typed.from, cursor.start + typed.to];
  return { code: fault.code, from, to, message: explainTypedEscape(typed) };
}

/** What a metric's name may hold; a sentence without its end. */
export const namesHold = "Allowed are the letters a to z and A to Z, digits, _ and :";

function endsInCarriageReturn({ code, from, to }: Fault, { text, end }: LineCursor): boolean {
  if (text[to - 1] !== "\r" || text[end - 1] !== "\r") return false;
  const isBlankLine = code === "bad-metric-name" && text.slice(from, end).trim() === "";
  return isBlankLine || code === "bad-value" || code === "unknown-type";
}

/** The CR of a CRLF, read as a part of what stands before it. */
export function carriageReturn(from: number, cursor: LineCursor): Fault {
  const message =
    "The line ends in CRLF, as on Windows. The text format ends every line with LF alone.";
  return { code: "crlf-line-endings", from, to: cursor.end, message };
}
