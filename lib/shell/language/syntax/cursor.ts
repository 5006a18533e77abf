import { SyntaxFault } from "@/lib/shell/language/faults";
import type { Statement, Word, WordPart } from "./tree";

interface PendingHeredoc {
  delimiter: string;
  isQuoted: boolean;
  isIndented: boolean;
  line: number;
  target: Word;
}

type IsEnd = (cursor: Cursor) => boolean;

export interface UnquotedRules {
  /** Where it ends, if nothing is quoted there. */
  isEnd: IsEnd;
  /** `?(…)` and its like hold together. */
  isExtglob: boolean;
  /** Where a tilde stands for a folder: nowhere, at the beginning, or after a colon as well. */
  tildes: "none" | "first" | "all";
}

export interface QuotedRules {
  isEnd: IsEnd;
  /** What a backslash takes the meaning of. */
  escapable: string;
  /** Double quotes and `$'…'` count: within braces. */
  hasQuotes: boolean;
}

/** How the parts of a script that hold one another are read; so that no file imports its caller. */
export interface Grammar {
  statements(cursor: Cursor, isEnd: IsEnd): Statement[];
  unquoted(cursor: Cursor, rules: UnquotedRules): WordPart[];
  quoted(cursor: Cursor, rules: QuotedRules): WordPart[];
}

export interface Setting {
  /** Of the first line of the text. */
  line: number;
  /** All of the text counts as being there. */
  isOneLine?: boolean;
  isExtglob: boolean;
  /** So many texts are read within one another. */
  depth: number;
}

/** Deeper than this no script of a person goes. */
const maxDepth = 100;

const operator = /&>>|;;&|<<<|<<-|&&|\|\||;;|;&|\|&|<<|>>|<&|>&|<>|>\||&>|[\n;&|()<>]/y;
const blanks = /(?:[ \t]|\\\n)+/y;

/** A place in the text of a script. */
export class Cursor {
  at = 0;
  isExtglob: boolean;
  /** Bodies that begin with the next line. */
  readonly heredocs: PendingHeredoc[] = [];
  /** What bash warns of while it reads. */
  readonly warnings: string[] = [];
  depth: number;
  private readonly firstLine: number;
  private readonly isOneLine: boolean;
  private counted = { at: 0, lines: 0 };

  constructor(
    readonly text: string,
    readonly grammar: Grammar,
    { line, isOneLine = false, isExtglob, depth }: Setting,
  ) {
    this.firstLine = line;
    this.isOneLine = isOneLine;
    this.isExtglob = isExtglob;
    this.depth = depth;
  }

  get char(): string {
    return this.text.charAt(this.at);
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  get line(): number {
    if (this.isOneLine) return this.firstLine;
    if (this.at < this.counted.at) this.counted = { at: 0, lines: 0 };
    let { at, lines } = this.counted;
    for (let next = this.text.indexOf("\n", at); next >= 0 && next < this.at; ) {
      lines++;
      at = next + 1;
      next = this.text.indexOf("\n", at);
    }
    this.counted = { at, lines };
    return this.firstLine + lines;
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  /** Takes a text where it stands here. */
  accept(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.at += text.length;
    return true;
  }

  /** What a sticky expression finds here; null for nothing. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    return expression.exec(this.text);
  }

  take(expression: RegExp): string | null {
    const found = this.match(expression)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  skipBlanks(): void {
    this.take(blanks);
  }

  /** Runs a reader one level deeper. */
  within<T>(read: () => T): T {
    if (this.depth >= maxDepth) throw new SyntaxFault("bash: too many levels within one another\n");
    this.depth++;
    try {
      return read();
    } finally {
      this.depth--;
    }
  }

  /** The token that does not belong here. */
  unexpected(): SyntaxFault {
    this.skipBlanks();
    if (this.isAtEnd) return this.unexpectedEnd();
    const found = this.match(operator)?.[0] ?? this.match(/[^\s;&|()<>]+/y)?.[0] ?? this.char;
    return this.fault(
      `syntax error near unexpected token \`${found === "\n" ? "newline" : found}'`,
    );
  }

  unexpectedEnd(): SyntaxFault {
    this.at = this.text.length;
    const line = this.line + (this.text.endsWith("\n") ? 0 : 1);
    return new SyntaxFault(`bash: line ${line}: syntax error: unexpected end of file\n`);
  }

  /** A quote or a bracket that nothing closes. */
  unclosed(char: string, line: number): SyntaxFault {
    this.at = this.text.length;
    return new SyntaxFault(
      `bash: line ${line}: unexpected EOF while looking for matching \`${char}'\n`,
    );
  }

  fault(message: string): SyntaxFault {
    return new SyntaxFault(`bash: line ${this.line}: ${message}\n`);
  }
}
