import { quoted } from "@/lib/domain/verdict/shorten";
import { type CollectedFamily, type Label, partLabel } from "./family-collector";
import type { Fault } from "./fault";
import { isReadableFloat } from "./float";
import {
  explainNoEquals,
  explainNoLabelName,
  explainNoQuote,
  explainUnclosedLabels,
  explainUnclosedValue,
} from "./label-words";
import type { LineCursor } from "./line-cursor";

const openBrace = 123;
const closeBrace = 125;
const comma = 44;
const equals = 61;
const quote = 34;
const backslash = 92;

/** Reads `{name="value",…}` with the blanks behind it; no label where no brace opens here. */
export function readLabels(cursor: LineCursor, family: CollectedFamily): Label[] | Fault {
  const labels: Label[] = [];
  if (cursor.code() !== openBrace) return labels;
  do {
    cursor.at += 1;
    cursor.skipBlanks();
    if (cursor.code() === closeBrace) break;
    const label = readLabel(cursor, family, labels);
    if ("code" in label) return label;
    labels.push(label);
  } while (cursor.code() === comma);
  if (cursor.code() !== closeBrace) return unclosed(cursor);
  cursor.at += 1;
  cursor.skipBlanks();
  return labels;
}

/** Reads `name="value"` with the blanks behind it. */
function readLabel(
  cursor: LineCursor,
  family: CollectedFamily,
  earlier: readonly Label[],
): Label | Fault {
  const from = cursor.at;
  const name = cursor.readLabelName();
  const nameFault = findNameFault(name, from, cursor);
  if (nameFault) return nameFault;
  cursor.skipBlanks();
  if (cursor.code() !== equals) return noEquals(name, from, cursor);
  if (name !== partLabel(family.type) && earlier.some((each) => each.name === name)) {
    const message = `${family.name} has the label ${name} twice.`;
    return { code: "duplicate-label", from, to: from + name.length, message };
  }
  cursor.at += 1;
  cursor.skipBlanks();
  if (cursor.code() !== quote) return noQuote(name, cursor);
  const valueFrom = cursor.at;
  const value = readQuoted(cursor);
  if (typeof value !== "string") return value;
  const valueFault = findValueFault(name, value, valueFrom, cursor, family);
  if (valueFault) return valueFault;
  cursor.at += 1;
  const { line, startColumn, endColumn } = cursor.span(from, cursor.at);
  cursor.skipBlanks();
  return { name, value, line, startColumn, endColumn };
}

function findNameFault(name: string, from: number, cursor: LineCursor): Fault | null {
  if (name === "") {
    const message = explainNoLabelName(cursor.text.slice(from, cursor.end));
    return { code: "bad-label-syntax", from, to: from + 1, message };
  }
  if (name !== "__name__") return null;
  const message = "The label name __name__ is reserved: the metric's name comes before the brace.";
  return { code: "bad-label-syntax", from, to: cursor.at, message };
}

function noEquals(name: string, from: number, cursor: LineCursor): Fault {
  const isTouching = cursor.at === from + name.length;
  const message = explainNoEquals(name, cursor.text.slice(cursor.at, cursor.end), isTouching);
  return { code: "bad-label-syntax", from, to: cursor.at + 1, message };
}

function noQuote(name: string, cursor: LineCursor): Fault {
  const rest = cursor.text.slice(cursor.at, cursor.end);
  const word = /^[^\s,}]*/.exec(rest)?.[0] ?? "";
  const message = explainNoQuote(name, word);
  return { code: "bad-label-syntax", from: cursor.at, to: cursor.at + word.length, message };
}

/** Reads a quoted value from its opening quote and stops on the closing one. */
function readQuoted(cursor: LineCursor): string | Fault {
  const from = cursor.at + 1;
  let isEscaped = false;
  for (;;) {
    cursor.at += 1;
    const code = cursor.code();
    if (code === quote && cursor.at < cursor.end) break;
    if (cursor.isAtEnd()) {
      const message = explainUnclosedValue(cursor.text.slice(from, cursor.end));
      return { code: "bad-label-syntax", from: from - 1, to: cursor.end, message };
    }
    if (code !== backslash) continue;
    isEscaped = true;
    cursor.at += 1;
    if (!/["\\n]/.test(cursor.text[cursor.at] ?? "") || cursor.isAtEnd()) {
      return badEscape(cursor, 'A label value knows the escapes \\\\, \\" and \\n alone.');
    }
  }
  const raw = cursor.text.slice(from, cursor.at);
  return isEscaped ? withoutEscapes(raw) : raw;
}

/** A backslash before a character that it does not go with; `at` stands on that character. */
export function badEscape(cursor: LineCursor, message: string): Fault {
  return { code: "bad-label-syntax", from: cursor.at - 1, to: cursor.at + 1, message };
}

function withoutEscapes(raw: string): string {
  return raw.replace(/\\(.)/g, (_, char: string) => (char === "n" ? "\n" : char));
}

function findValueFault(
  name: string,
  value: string,
  from: number,
  cursor: LineCursor,
  family: CollectedFamily,
): Fault | null {
  const to = cursor.at + 1;
  if (!value.isWellFormed()) {
    const message = `The value of the label ${name} is not UTF-8 text.`;
    return { code: "bad-label-syntax", from, to, message };
  }
  if (name !== partLabel(family.type) || isReadableFloat(value)) return null;
  const message = `The label ${name} of a ${family.type?.toLowerCase()} has to be a number, and ${quoted(value)} is not one.`;
  return { code: "bad-value", from, to, message };
}

function unclosed(cursor: LineCursor): Fault {
  const isTouching = cursor.text[cursor.at - 1] === '"';
  const message = explainUnclosedLabels(cursor.text.slice(cursor.at, cursor.end), isTouching);
  return { code: "bad-label-syntax", from: cursor.at, to: cursor.at + 1, message };
}
