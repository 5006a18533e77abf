import { explainInvisible } from "@/lib/domain/difference/invisible";
import { quoted } from "@/lib/domain/verdict/shorten";
import type { CollectedFamily, FamilyCollector } from "./family-collector";
import { type Fault, namesHold } from "./fault";
import { isReadableFloat } from "./float";
import { isQuotedName } from "./foreign-line";
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
  return { code: "bad-metric-name", from: cursor.at, to, message: explainNoName(word, cursor) };
}

function explainNoName(word: string, cursor: LineCursor): string {
  if (isQuotedName(cursor.content())) {
    return "The name is in quotes within the braces. That is the newer form, for names with other characters, and this gateway does not know it: here the name comes before the braces, without quotes.";
  }
  if (word.startsWith("{")) {
    return "The name of the metric is missing: it comes before the brace.";
  }
  if (/^(\/\/|--|;|\/\*)/.test(word)) return "A comment begins with #.";
  return (
    explainInvisible(word) ??
    `A metric name is expected here, and ${quoted(word)} is not one. ${namesHold}, no digit first.`
  );
}

function badValue(value: string, nameFrom: number, from: number, cursor: LineCursor): Fault {
  const to = cursor.at;
  if (value === "") {
    const written = cursor.text.slice(nameFrom, to).trim();
    const message = written.includes(":")
      ? `The value is missing: ${quoted(written)} is read as the name, since a name may hold a colon. Only a space goes between the name and the value.`
      : "The value is missing: a number belongs at the end of the line.";
    return { code: "bad-value", from: nameFrom, to, message };
  }
  const line = cursor.text.slice(nameFrom, to);
  const name = /^[\w:]*/.exec(line)?.[0] ?? "";
  return {
    code: "bad-value",
    from,
    to,
    message: explainValue({ value, name, line, rest: cursor.text.slice(to, cursor.end) }),
  };
}

const int64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

function readTimestamp(cursor: LineCursor, family: CollectedFamily, report: Report): Fault | null {
  cursor.skipBlanks();
  const from = cursor.at;
  const word = cursor.readWord();
  const code = "timestamp-not-allowed";
  if (cursor.isCutOff() || !isInt64(word)) {
    const blanks = cursor.text.slice(cursor.start, from).search(/(?<![ \t])[ \t]+$/) + cursor.start;
    const message = behindValue(cursor.text.slice(from, cursor.end), word);
    return { code, from: word === "" ? blanks : from, to: cursor.end, message };
  }
  if (!cursor.isAtEnd()) {
    const to = cursor.end;
    const message = "A line ends with its value. A Pushgateway takes no timestamp after it.";
    cursor.at = to;
    return { code, from, to, message };
  }
  const value = family.samples.at(-1)?.value ?? "";
  const isThousands = /^[+-]?\d{1,3}$/.test(value) && /^\d{3}$/.test(word);
  const message = `The ${word} after the value of ${family.name} is read as a timestamp, and a Pushgateway takes no timestamps.${isThousands ? " Thousands are not set apart." : ""}`;
  report({ severity: "refused", code, message, ...cursor.span(from, cursor.at) });
  return null;
}

function isInt64(word: string): boolean {
  if (!/^[+-]?\d+$/.test(word)) return false;
  const value = BigInt(word.replace("+", ""));
  return value >= int64.min && value <= int64.max;
}

function behindValue(rest: string, word: string): string {
  if (word.trim() === "")
    return "There is a space after the value, so the gateway expects a timestamp after it. The line has to end with the value.";
  if (/^#\s*\{/.test(rest))
    return "There is an exemplar after the value, as in OpenMetrics. This format has none: a line ends with its value.";
  if (/^(#|\/\/|--)/.test(word))
    return "A comment cannot follow a value: it needs a line of its own.";
  const unit = /^[\p{L}%°µ€$£/]{1,12}$/u.test(word)
    ? " A value has no unit: the metric's name says it."
    : "";
  return `A line ends with its value: ${quoted(word)} is read as a timestamp, and is not one.${unit}`;
}
