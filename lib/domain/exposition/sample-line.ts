import { quoted } from "@/lib/domain/shorten";
import type { CollectedFamily, FamilyCollector } from "./family-collector";
import { type Fault, namesHold } from "./fault";
import { isReadableFloat } from "./float";
import { explainInvisible } from "./invisible";
import { readLabels } from "./labels";
import type { LineCursor } from "./line-cursor";
import { explainValue } from "./not-a-number";
import type { Problem } from "./problem";

/** What a line's reader hands on besides the fault that ends it. */
export type Report = (problem: Problem) => void;

/**
 * Reads `name{labels} value`, from the first character of the name, into its family. A timestamp is
 * reported: it can be read, and is refused later.
 */
export function readSample(
  cursor: LineCursor,
  collector: FamilyCollector,
  report: Report,
): Fault | null {
  const from = cursor.at;
  const name = cursor.readMetricName();
  if (name === "") return noName(cursor);
  const nameSpan = cursor.span(from, cursor.at);
  const family = collector.familyOf(name);
  family.type ??= "UNTYPED";
  family.sampleSpan ??= nameSpan;
  const nameEnd = cursor.at;
  cursor.skipBlanks();
  const labels = readLabels(cursor, family);
  if (!Array.isArray(labels)) return labels;
  const touches = cursor.at === nameEnd;
  const valueFrom = cursor.at;
  const value = cursor.readWord();
  const { line, startColumn, endColumn } = nameSpan;
  family.samples.push({ labels, value, line, startColumn, endColumn });
  if (cursor.isCutOff() || !isReadableFloat(value)) return badValue(value, from, valueFrom, cursor);
  if (touches) {
    const message = `The gateway reads this as ${name} with the value ${value}. Write a space between name and value.`;
    report({
      severity: "remark",
      code: "value-touches-name",
      message,
      ...cursor.span(from, cursor.at),
    });
  }
  return cursor.isAtEnd() ? null : readTimestamp(cursor, family, report);
}

function noName(cursor: LineCursor): Fault {
  const to = cursor.wordEnd();
  const word = cursor.text.slice(cursor.at, to);
  const message = word.startsWith("{")
    ? "The name of the metric is missing: it stands before the brace."
    : (explainInvisible(word) ??
      `A metric name is expected here, and ${quoted(word)} is not one. ${namesHold}, no digit first.`);
  return { code: "bad-metric-name", from: cursor.at, to, message };
}

function badValue(value: string, nameFrom: number, from: number, cursor: LineCursor): Fault {
  const to = cursor.at;
  if (value === "") {
    const message = "The value is missing: a number belongs at the end of the line.";
    return { code: "bad-value", from: nameFrom, to, message };
  }
  const isFollowed = cursor.text.slice(to, cursor.end).trim() !== "";
  const name = /^[\w:]*/.exec(cursor.text.slice(nameFrom, from))?.[0] ?? "";
  return { code: "bad-value", from, to, message: explainValue({ value, name, isFollowed }) };
}

const int64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

function readTimestamp(cursor: LineCursor, family: CollectedFamily, report: Report): Fault | null {
  cursor.skipBlanks();
  const from = cursor.at;
  const word = cursor.readWord();
  const code = "timestamp-not-allowed";
  if (cursor.isCutOff() || !isInt64(word)) {
    const blanks = cursor.text.slice(cursor.start, from).search(/[ \t]+$/) + cursor.start;
    return { code, from: word === "" ? blanks : from, to: cursor.end, message: behindValue(word) };
  }
  if (!cursor.isAtEnd()) {
    const to = cursor.end;
    const message = "A line ends with its value. A Pushgateway takes no timestamp after it.";
    cursor.at = to;
    return { code, from, to, message };
  }
  const message = `The ${word} after the value of ${family.name} is read as a timestamp, and a Pushgateway takes no timestamps.`;
  report({ severity: "refused", code, message, ...cursor.span(from, cursor.at) });
  return null;
}

function isInt64(word: string): boolean {
  if (!/^[+-]?\d+$/.test(word)) return false;
  const value = BigInt(word.replace("+", ""));
  return value >= int64.min && value <= int64.max;
}

function behindValue(word: string): string {
  if (word.trim() === "")
    return "A space stands behind the value, so the gateway expects a timestamp after it. The line has to end with the value.";
  return word.startsWith("#")
    ? "A comment cannot stand behind a value, only on a line of its own."
    : `A line ends with its value: ${quoted(word)} is read as a timestamp, and is not one.`;
}
