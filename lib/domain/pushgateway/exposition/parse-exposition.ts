import type { Labels } from "@/lib/domain/metric";
import type { PushedFamily } from "@/lib/domain/pushgateway/attempt";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";
import { readComment } from "./comment-line";
import { findInconsistencies } from "./consistency";
import { decodeBody } from "./decode-body";
import { FamilyCollector } from "./family-collector";
import { explainFault } from "./fault";
import { formMessages, readFormEncoding } from "./form-encoding";
import { LineCursor } from "./line-cursor";
import { findMisreadings } from "./misreadings";
import { endOfPastedHead } from "./pasted-request";
import type { Problem, RefusedProblem } from "./problem";
import { pushedFamilies } from "./pushed-families";
import { readSample } from "./sample-line";

export interface Exposition {
  /** The families with samples; of a refused text, those that could be read. */
  families: PushedFamily[];
  /** In the order of the text. */
  problems: Problem[];
  /** The problem that the gateway names, or null where it accepts the text. */
  refusal: RefusedProblem | null;
  isAccepted: boolean;
}

/**
 * Reads a body in the text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/) as a
 * Pushgateway does that it is pushed to under the grouping key `group`, while it has no other groups.
 * Lines that cannot be read are left out, so that later ones are looked at too; the gateway itself stops
 * at the first. Compared text by text with Pushgateway 1.5.1; older and newer ones have the same parser, but
 * for UTF-8 names (from 1.11, where switched on).
 */
export function parseExposition(body: string | Uint8Array, group: Labels = {}): Exposition {
  const text = typeof body === "string" ? body.toWellFormed() : decodeBody(body);
  const form = readFormEncoding(text);
  if (form) return refusedWhole(text, formMessages[form]);
  const collector = new FamilyCollector();
  const reported: Problem[] = [];
  const unreadable = readLines(text, collector, (problem) => reported.push(problem));
  const inconsistent = findInconsistencies(collector.families, group);
  const misreadings = findMisreadings(collector.families, group);
  const timestamps = reported.filter((each) => each.severity === "refused");
  const refusal = unreadable[0] ?? timestamps[0] ?? firstNamed(inconsistent);
  return {
    families: pushedFamilies(collector.families, group, {
      isTypeLowerCase: hasTypeInLowerCase(text, reported),
      isTypeBroken: hasBrokenType(text, reported),
    }),
    problems: [...unreadable, ...reported, ...inconsistent, ...misreadings].sort(
      (a, b) => a.line - b.line || a.startColumn - b.startColumn,
    ),
    refusal,
    isAccepted: refusal === null,
  };
}

/** A body that is a form, in which no line means what it says. */
function refusedWhole(text: string, message: string): Exposition {
  const endColumn = Math.max(2, (text.split("\n", 1)[0] ?? "").length + 1);
  const place = { line: 1, startColumn: 1, endColumn };
  const refusal = {
    severity: "refused" as const,
    code: "form-encoded" as const,
    message,
    ...place,
  };
  return { families: [], problems: [refusal], refusal, isAccepted: false };
}

function hasTypeInLowerCase(text: string, reported: readonly Problem[]): boolean {
  return (
    reported.some(({ code }) => code === "keyword-in-lower-case") &&
    /^[ \t]*#[ \t]*(?!TYPE\b)[Tt][Yy][Pp][Ee]\b/m.test(text)
  );
}

/** A line that was to give a type, and is no TYPE line for another reason than its capitals. */
function hasBrokenType(text: string, reported: readonly Problem[]): boolean {
  return (
    reported.some(({ code }) => code === "type-incomplete") ||
    (reported.some(({ code }) => code === "keyword-in-lower-case") &&
      /^[ \t]*#[ \t]*(#+[ \t]*TYPE[ \t]|TYPE:)/m.test(text))
  );
}

/** Reads line by line into the collector; what cannot be read is returned, CRLF only once. */
function readLines(
  text: string,
  collector: FamilyCollector,
  report: (problem: Problem) => void,
): RefusedProblem[] {
  const unreadable: RefusedProblem[] = [];
  let line = 0;
  let readFrom = 0;
  let hasCrlf = false;
  for (let start = 0; start < text.length; ) {
    const lineFeed = text.indexOf("\n", start);
    const end = lineFeed === -1 ? text.length : lineFeed;
    line += 1;
    if (line <= readFrom) {
      start = end + 1;
      continue;
    }
    const problem = readLine(
      new LineCursor(text, line, start, end, lineFeed !== -1),
      collector,
      report,
    );
    const isCrlf = problem?.code === "crlf-line-endings";
    if (problem && !(isCrlf && hasCrlf)) unreadable.push(problem);
    hasCrlf ||= isCrlf;
    if (problem?.code === "request-in-body" && readFrom === 0)
      readFrom = endOfPastedHead(text.split("\n"), line - 1);
    start = end + 1;
  }
  return unreadable;
}

const hash = 35;

function readLine(
  cursor: LineCursor,
  collector: FamilyCollector,
  report: (problem: Problem) => void,
): RefusedProblem | null {
  cursor.skipBlanks();
  if (cursor.isAtEnd()) return null;
  const isComment = cursor.code() === hash;
  const fault = isComment
    ? readComment(cursor, collector, report)
    : readSample(cursor, collector, report);
  if (fault) return explainFault(fault, cursor);
  if (!cursor.isCutOff()) return null;
  return explainFault({ code: "no-final-newline", from: 0, to: 0, message: "" }, cursor);
}

/** The gateway lists inconsistencies in no order; this one names a push that has several. */
const precedence: readonly DiagnosisCode[] = [
  "bad-label-name",
  "duplicate-sample",
  "type-conflict",
];

function firstNamed(problems: readonly RefusedProblem[]): RefusedProblem | null {
  const ranked = precedence.map((code) => problems.find((each) => each.code === code));
  return ranked.find((each) => each !== undefined) ?? problems[0] ?? null;
}
