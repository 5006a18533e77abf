import type { DiagnosisCode } from "@/lib/domain/diagnosis";
import { quoted } from "@/lib/domain/shorten";
import { explainInvisible } from "./invisible";
import type { LineCursor } from "./line-cursor";
import type { RefusedProblem } from "./problem";

/** Why a line cannot be read, with the offsets of the part at fault. */
export interface Fault {
  code: DiagnosisCode;
  from: number;
  to: number;
  message: string;
}

/** The beginning of a line that belongs to a shell, to JSON or to a quoted string, and not to the format. */
export const pastedAlong = /^\s*([$>"'[]|\{\s*(["{[}]|$)|EOF\s*$|(echo|cat|curl|oc|kubectl)\s)/;
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
  if (cursor.isCutOff()) {
    const message =
      "The text does not end in a newline, so the gateway takes it for cut off. Put one after the last line.";
    return { code: "no-final-newline", from: first, to: cursor.end, message };
  }
  if (endsInCarriageReturn(fault, cursor)) return carriageReturn(fault.from, cursor);
  const isNameOrValue = fault.code === "bad-metric-name" || fault.code === "bad-value";
  if (isNameOrValue && pastedAlong.test(line)) {
    const message = `This line is ${describePasted(line.trim())}.`;
    return { code: "not-exposition", from: first, to: cursor.end, message };
  }
  if (fault.code === "bad-value" && brokenName.test(line)) {
    const name = /^[^\s{]+/.exec(line.slice(first - cursor.start))?.[0] ?? "";
    const culprit = /[^\w:]/u.exec(name)?.[0] ?? "";
    const message =
      explainInvisible(name) ??
      `${quoted(name)} is not a metric name: it has a ${culprit.isWellFormed() ? quoted(culprit) : "byte that is not UTF-8 text"}. ${namesHold}.`;
    return { code: "bad-metric-name", from: first, to: fault.to, message };
  }
  return fault;
}

/** What a metric's name may hold; a sentence without its end. */
export const namesHold = "Allowed are the letters a to z and A to Z, digits, _ and :";

/** Goes on after "This line is". */
function describePasted(line: string): string {
  if (/^EOF$/.test(line))
    return "not a metric: EOF ends a here-document in a shell, and is not part of what is sent";
  if (/^[{[]/.test(line))
    return "JSON. A Pushgateway reads the text format, with one name and value on each line";
  if (/^["']/.test(line)) return "in quotes. Only the values of labels are written in quotes";
  if (/^[$>]/.test(line)) return "not a metric: the prompt of a shell was pasted along";
  return "a command of a shell. Only what the command prints belongs here";
}

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
