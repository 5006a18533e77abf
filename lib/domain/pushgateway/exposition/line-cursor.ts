import type { Span } from "./problem";

const lineFeed = 10;

/** True for a space and a tab, the only blanks of the format. */
export const isBlank = (code: number): boolean => code === 32 || code === 9;

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const colon = 58;

/**
 * Reads one line of a text. `at` stands on the character that was read last and is looked at; where it
 * has reached `end`, the end of the line has been read.
 */
export class LineCursor {
  at: number;

  constructor(
    readonly text: string,
    readonly line: number,
    readonly start: number,
    readonly end: number,
    /** False for a last line without a newline. */
    readonly isTerminated: boolean,
  ) {
    this.at = start;
  }

  /** The code of the character at `at`; a line feed at the end of the line. */
  code(): number {
    return this.at < this.end ? this.text.charCodeAt(this.at) : lineFeed;
  }

  isAtEnd(): boolean {
    return this.at >= this.end;
  }

  /** True once the parser has read past the end of a text that does not end in a newline. */
  isCutOff(): boolean {
    return this.isAtEnd() && !this.isTerminated;
  }

  skipBlanks(): void {
    while (isBlank(this.code())) this.at += 1;
  }

  /** Everything up to the next blank, or to the end of the line. */
  readWord(): string {
    const from = this.at;
    this.at = this.wordEnd();
    return this.text.slice(from, this.at);
  }

  wordEnd(): number {
    let to = this.at;
    while (to < this.end && !isBlank(this.text.charCodeAt(to))) to += 1;
    return to;
  }

  /** A metric name; empty where none begins here. */
  readMetricName(): string {
    return this.readName((code) => isLetter(code) || code === colon);
  }

  /** A label name; empty where none begins here. */
  readLabelName(): string {
    return this.readName(isLetter);
  }

  private readName(isStart: (code: number) => boolean): string {
    const from = this.at;
    if (!isStart(this.code())) return "";
    let code: number;
    do {
      this.at += 1;
      code = this.code();
    } while (isStart(code) || isDigit(code));
    return this.text.slice(from, this.at);
  }

  content(): string {
    return this.text.slice(this.start, this.end);
  }

  /** Where a part of this line, given by its offsets in the text, stands. At least one column wide. */
  span(from: number, to: number): Span {
    const startColumn = from - this.start + 1;
    return { line: this.line, startColumn, endColumn: Math.max(to - this.start, startColumn) + 1 };
  }
}
