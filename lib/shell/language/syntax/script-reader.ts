import { Cursor, type Grammar } from "./cursor";
import { readLine, readStatements } from "./lists";
import type { Statement, Word } from "./tree";
import { readQuoted, readUnquoted } from "./words";

const grammar: Grammar = {
  statements: readStatements,
  unquoted: readUnquoted,
  quoted: readQuoted,
};

/** Reads a script as bash does: one line, and with it all that it opens, is run before the next is read. */
export class ScriptReader {
  private readonly cursor: Cursor;

  constructor(text: string, line = 1) {
    this.cursor = new Cursor(text, grammar, { line, isExtglob: false, depth: 0 });
  }

  /** The next statements; null at the end of the text. Throws a `SyntaxFault`. */
  next(isExtglob: boolean): Statement[] | null {
    this.cursor.isExtglob = isExtglob;
    return readLine(this.cursor);
  }

  /** What bash warns of in what has been read since it was asked last. */
  takeWarnings(): string[] {
    return this.cursor.warnings.splice(0);
  }
}

/** A text within arithmetic, brackets or a prompt as a word; its quotes hold together, and nothing ends it. */
export function readTextWord(text: string): Word {
  const cursor = new Cursor(text, grammar, { line: 1, isExtglob: false, depth: 0 });
  const isEnd = () => false;
  return {
    parts: readUnquoted(cursor, { isEnd, isExtglob: false, tildes: "none" }),
    source: text,
  };
}
