import { awkRegex } from "./awk-regex";

/** Cuts a text into records, one after the other, as RS says at that moment. */
export class RecordReader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Null at the end. */
  next(separator: string): string | null {
    if (separator === "") return this.paragraph();
    if (this.at >= this.text.length) return null;
    const { from, to } = this.find(separator);
    const record = this.text.slice(this.at, from);
    this.at = to;
    return record;
  }

  private find(separator: string): { from: number; to: number } {
    const { text, at } = this;
    const end = { from: text.length, to: text.length };
    if (separator.length === 1) {
      const from = text.indexOf(separator, at);
      return from < 0 ? end : { from, to: from + 1 };
    }
    const regex = awkRegex(separator);
    regex.lastIndex = at;
    const match = regex.exec(text);
    if (match === null || match[0] === "") return end;
    return { from: match.index, to: match.index + match[0].length };
  }

  /** Blank lines end a paragraph. */
  private paragraph(): string | null {
    while (this.text.charAt(this.at) === "\n") this.at++;
    if (this.at >= this.text.length) return null;
    const end = /\n\n+|\n$/.exec(this.text.slice(this.at));
    const from = end === null ? this.text.length : this.at + end.index;
    const record = this.text.slice(this.at, from);
    this.at = from + (end?.[0].length ?? 0);
    return record;
  }
}

/** Cuts a record into fields, or a text as `split` does. */
export function splitFields(text: string, separator: string, isParagraph = false): string[] {
  if (text === "") return [];
  if (separator === " ") {
    const trimmed = text.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, "");
    return trimmed === "" ? [] : trimmed.split(/[ \t\n\v\f\r]+/);
  }
  if (separator === "") return [...text];
  if (separator.length === 1 && !isParagraph) return text.split(separator);
  const own = separator.length === 1 ? separator.replace(/[^\w\s]/, "\\$&") : separator;
  return splitBy(text, awkRegex(isParagraph ? `(${own})|\n` : own));
}

/** The same by a pattern that may hold groups, which `split` of JavaScript would add. */
export function splitBy(text: string, regex: RegExp): string[] {
  if (text === "") return [];
  const parts: string[] = [];
  let at = 0;
  for (const match of text.matchAll(regex)) {
    if (match[0] === "") continue;
    parts.push(text.slice(at, match.index));
    at = match.index + match[0].length;
  }
  return [...parts, text.slice(at)];
}
