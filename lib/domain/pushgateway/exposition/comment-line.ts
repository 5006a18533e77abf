import { quoted } from "@/lib/domain/verdict/shorten";
import type { CollectedFamily, ExpositionType, FamilyCollector } from "./family-collector";
import { carriageReturn, type Fault, namesHold } from "./fault";
import { badEscape } from "./labels";
import { isBlank, type LineCursor } from "./line-cursor";
import type { Report } from "./sample-line";
import { explainTypedEscape, findSwallowedLine } from "./typed-escape";

const types: ReadonlyMap<string, ExpositionType> = new Map(
  (["COUNTER", "GAUGE", "SUMMARY", "UNTYPED", "HISTOGRAM", "GAUGE_HISTOGRAM"] as const).map(
    (type) => [type, type],
  ),
);

/** Reads a line from its `#`: a TYPE, a HELP, or a comment. */
export function readComment(
  cursor: LineCursor,
  collector: FamilyCollector,
  report: Report,
): Fault | null {
  const from = cursor.at;
  cursor.at += 1;
  cursor.skipBlanks();
  const keyword = cursor.readWord();
  if (keyword !== "HELP" && keyword !== "TYPE") return skipComment(keyword, from, cursor, report);
  cursor.skipBlanks();
  const nameFrom = cursor.at;
  const name = cursor.readMetricName();
  if (cursor.isAtEnd()) return incomplete(keyword, name, from, cursor, report);
  if (cursor.text[cursor.at] === "\r" && cursor.at === cursor.end - 1) {
    return carriageReturn(nameFrom, cursor);
  }
  if (name === "" || !isBlank(cursor.code())) return badName(keyword, nameFrom, cursor);
  const family = collector.familyOf(name);
  const nameSpan = cursor.span(nameFrom, cursor.at);
  cursor.skipBlanks();
  if (cursor.isAtEnd()) return incomplete(keyword, name, from, cursor, report);
  if (keyword === "TYPE") return readType(cursor, family, from);
  return readHelp(cursor, family, from, nameSpan, report);
}

/** The gateway takes a TYPE or HELP line that breaks off, and nothing of it. */
function incomplete(
  keyword: "HELP" | "TYPE",
  name: string,
  from: number,
  cursor: LineCursor,
  report: Report,
): null {
  if (keyword === "TYPE" && !cursor.isCutOff()) {
    const here = types.has(toUpper(name)) ? "there is only a type" : "the type is missing";
    const told = name === "" ? "there is nothing after it" : here;
    const message = `After TYPE come the metric's name and then its type, and ${told}: this line says nothing.`;
    const span = cursor.span(from, cursor.end);
    report({ severity: "remark", code: "type-incomplete", message, ...span });
  }
  return null;
}

function skipComment(keyword: string, from: number, cursor: LineCursor, report: Report): null {
  const to = cursor.at;
  cursor.at = cursor.end;
  const [word = ""] = /[a-z]+/i.exec(keyword) ?? [];
  if (/^#*(help|type):?$/i.test(keyword) || (keyword === "#" && isKeyword(cursor, to))) {
    const message = explainMiswritten(keyword, word);
    const span = cursor.span(from, to);
    report({ severity: "remark", code: "keyword-in-lower-case", message, ...span });
    return null;
  }
  const swallowed = findSwallowedLine(cursor.text.slice(to, cursor.end));
  if (swallowed) {
    const span = cursor.span(to + swallowed.from, to + swallowed.to);
    const message = `What comes after it is part of the comment. ${explainTypedEscape(swallowed)}`;
    report({ severity: "remark", code: "typed-line-break", message, ...span });
  }
  return null;
}

function isKeyword({ text }: LineCursor, from: number): boolean {
  return /^[ \t]*(TYPE|HELP)[ \t]/.test(text.slice(from, from + 20));
}

function explainMiswritten(keyword: string, word: string): string {
  if (keyword.startsWith("#")) {
    return "A TYPE or HELP line begins with a single #: this one is a comment like any other.";
  }
  const capitals = word.toUpperCase();
  return keyword.endsWith(":")
    ? `${keyword} is a comment like any other: ${capitals} is written without a colon.`
    : `${keyword} is a comment like any other unless it is written in capitals: ${capitals}.`;
}

function badName(keyword: string, from: number, cursor: LineCursor): Fault {
  const rest = /^\S*/.exec(cursor.text.slice(from, cursor.end))?.[0] ?? "";
  if (rest.startsWith('"')) {
    const message = `The name after ${keyword} is in quotes. That is the newer form, which this gateway does not know: names are written without quotes. ${namesHold}, no digit first.`;
    return { code: "bad-metric-name", from, to: from + rest.length, message };
  }
  const shown = rest === "" ? "what is there" : quoted(rest);
  const message = `After ${keyword} comes the metric's name, and ${shown} is not one. ${namesHold}, no digit first.`;
  return { code: "bad-metric-name", from, to: from + rest.length, message };
}

function readType(cursor: LineCursor, family: CollectedFamily, lineFrom: number): Fault | null {
  const from = cursor.at;
  if (family.type !== null) return typeTooLate(cursor, family, lineFrom);
  cursor.at = cursor.end;
  const written = cursor.text.slice(from, cursor.end);
  family.type = types.get(toUpper(written.replace(/\r$/, "").replaceAll("\\", ""))) ?? null;
  family.typeSpan = cursor.span(from, cursor.end);
  if (family.type !== null && !written.endsWith("\r") && !cursor.isCutOff()) return null;
  const isFollowed = types.has(toUpper(/^\S*/.exec(written)?.[0] ?? ""));
  const message = isFollowed
    ? "Nothing may follow the type, not even a space: the gateway reads it as a part of the type."
    : noType(family.name, written);
  return { code: "unknown-type", from, to: cursor.end, message };
}

function noType(name: string, written: string): string {
  if (types.has(toUpper(name)))
    return "After TYPE comes the metric's name first, and then the type.";
  const isNewer = /^(info|stateset|unknown|gaugehistogram)$/i.test(written);
  const what = isNewer ? "a type of OpenMetrics, and none of this format" : "not a type";
  return `${quoted(written)} is ${what}. The types are counter, gauge, histogram, summary and untyped.`;
}

function typeTooLate(cursor: LineCursor, family: CollectedFamily, from: number): Fault {
  const isSecond = family.typeSpan !== null;
  const message = isSecond
    ? `${family.name} has a TYPE line already, in line ${family.typeSpan?.line}. It may have only one.`
    : `The TYPE line of ${family.name} is below its first value, which is in line ${family.sampleSpan?.line}. It belongs above.`;
  const code = isSecond ? "duplicate-type" : "type-after-sample";
  return { code, from, to: cursor.end, message };
}

/** As Go's `strings.ToUpper` does it: two letters outside ASCII have capitals inside. */
function toUpper(written: string): string {
  return written
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase())
    .replaceAll("ſ", "S")
    .replaceAll("ı", "I");
}

function readHelp(
  cursor: LineCursor,
  family: CollectedFamily,
  lineFrom: number,
  nameSpan: CollectedFamily["helpSpan"],
  report: Report,
): Fault | null {
  if (family.help !== null) {
    const message = `${family.name} has a HELP line already, in line ${family.helpSpan?.line}. It may have only one.`;
    return { code: "duplicate-help", from: lineFrom, to: cursor.end, message };
  }
  const from = cursor.at;
  family.helpSpan = nameSpan;
  family.help = "";
  for (; !cursor.isAtEnd(); cursor.at += 1) {
    if (cursor.text[cursor.at] !== "\\") continue;
    cursor.at += 1;
    if (cursor.isAtEnd() || !/[\\n]/.test(cursor.text[cursor.at] ?? "")) {
      return badEscape(cursor, "A help text knows the escapes \\\\ and \\n alone.");
    }
  }
  const written = cursor.text.slice(from, cursor.end);
  family.help = written.replace(/\\(.)/g, (_, char: string) => (char === "n" ? "\n" : char));
  if (written.endsWith("\r") && cursor.isTerminated) {
    const message =
      "The line ends in CRLF, and the gateway keeps the CR as a part of the help text.";
    const span = cursor.span(cursor.end - 1, cursor.end);
    report({ severity: "remark", code: "carriage-return-in-help", message, ...span });
  }
  return null;
}
