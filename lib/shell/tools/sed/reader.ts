import { ToolError } from "@/lib/shell/tools/tool";

class SedFault extends ToolError {
  constructor(at: number, said: string) {
    super(`-e expression #1, char ${at}: ${said}`, 1);
  }
}

/** Goes through a script character by character. */
export class ScriptReader {
  readonly script: string;
  at = 0;

  constructor(script: string) {
    this.script = script;
  }

  get isDone(): boolean {
    return this.at >= this.script.length;
  }

  peek(): string {
    return this.script.charAt(this.at);
  }

  next(): string {
    const char = String.fromCodePoint(this.script.codePointAt(this.at) ?? 0);
    this.at += char.length;
    return char;
  }

  /** What a pattern matches from here on, taken; null where it does not. */
  take(pattern: RegExp): string | null {
    const found = pattern.exec(this.script.slice(this.at));
    if (found === null || found.index !== 0) return null;
    this.at += found[0].length;
    return found[0];
  }

  fail(said: string): never {
    throw new SedFault(this.at, said);
  }

  /**
   * Up to an unescaped delimiter, which is taken along. An escaped one loses its backslash; in a pattern,
   * brackets hide one.
   */
  delimited(delimiter: string, what: string, isPattern = true): string {
    let text = "";
    while (!this.isDone) {
      const bracket = isPattern ? this.take(/^\[\^?\]?(?:\[:\w+:\]|[^\]\n])*\]/) : null;
      if (bracket !== null) {
        text += bracket;
        continue;
      }
      const char = this.next();
      if (char === delimiter) return text;
      if (char !== "\\") {
        text += char;
        continue;
      }
      const escaped = this.isDone ? "" : this.next();
      text += escaped === delimiter ? unescaped(delimiter) : `\\${escaped}`;
    }
    return this.fail(what);
  }
}

/** `s|a\|b||` looks for a plain `|`; a delimiter that means something alone keeps meaning it. */
const unescaped = (delimiter: string) =>
  /[.*[\]^$+?(){}]/.test(delimiter) ? `\\${delimiter}` : delimiter;
