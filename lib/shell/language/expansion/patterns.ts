/** A pattern is text in which a backslash makes the next character stand for itself. */
export const quotePattern = (text: string) => text.replace(/[\\*?[\]!^\-+@()|]/g, "\\$&");

const quoteRegExp = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

export interface PatternOptions {
  /** `?(…)` and the like count. */
  extglob: boolean;
  nocase?: boolean;
  /** Nothing but a slash matches a slash. */
  isPath?: boolean;
}

const classes = new Map([
  ["alpha", "\\p{L}"],
  ["digit", "0-9"],
  ["alnum", "\\p{L}\\p{N}"],
  ["upper", "\\p{Lu}"],
  ["lower", "\\p{Ll}"],
  ["space", "\\s"],
  ["blank", " \\t"],
  ["punct", "!-\\/:-@\\[-`\\{-~"],
  ["cntrl", "\\u{0}-\\u{1f}\\u{7f}"],
  ["print", "\\u{20}-\\u{7e}\\u{a0}-\\u{10ffff}"],
  ["graph", "\\u{21}-\\u{7e}\\u{a1}-\\u{10ffff}"],
  ["xdigit", "0-9A-Fa-f"],
  ["word", "\\p{L}\\p{N}_"],
]);

/** The source of a regular expression for the bracket that begins here, and where it ends; null where it is none. */
function bracket(pattern: string, start: number): { source: string; end: number } | null {
  const isNegated = /[!^]/.test(pattern[start + 1] ?? "");
  const first = start + (isNegated ? 2 : 1);
  let source = "";
  for (let at = first; at < pattern.length; ) {
    if (pattern[at] === "]" && at > first) return closed(source, isNegated, at + 1);
    const part = bracketPart(pattern, at);
    source += part.source;
    at = part.end;
  }
  return null;
}

function closed(source: string, isNegated: boolean, end: number) {
  if (source === "") return { source: isNegated ? "[\\s\\S]" : "[^\\s\\S]", end };
  return { source: `[${isNegated ? "^" : ""}${source}]`, end };
}

/** A class, a range or a character within brackets. */
function bracketPart(pattern: string, at: number): { source: string; end: number } {
  const named = /^\[:(\w+):\]/.exec(pattern.slice(at, at + 12));
  if (named) return { source: classes.get(named[1] ?? "") ?? "", end: at + named[0].length };
  const low = bracketChar(pattern, at);
  const isRange = pattern[low.end] === "-" && ![undefined, "]"].includes(pattern[low.end + 1]);
  const high = isRange ? bracketChar(pattern, low.end + 1) : low;
  return { source: low.char <= high.char ? range(low.char, high.char) : "", end: high.end };
}

function bracketChar(pattern: string, at: number): { char: string; end: number } {
  const from = pattern[at] === "\\" && at + 1 < pattern.length ? at + 1 : at;
  const char = String.fromCodePoint(pattern.codePointAt(from) ?? 0);
  return { char, end: from + char.length };
}

const unicode = (char: string) =>
  /[\w ]/.test(char) ? char : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
const range = (low: string, high: string) =>
  low === high ? unicode(low) : `${unicode(low)}-${unicode(high)}`;

/** Where the parenthesis that begins before `at` ends; -1 where it does not. */
function groupEnd(pattern: string, at: number): number {
  let depth = 1;
  for (let i = at; i < pattern.length; i++) {
    if (pattern[i] === "\\") i++;
    else if (pattern[i] === "(") depth++;
    else if (pattern[i] === ")" && --depth === 0) return i;
  }
  return -1;
}

function alternatives(text: string): string[] {
  const found: string[] = [];
  let [depth, from] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "(") depth++;
    else if (text[i] === ")") depth--;
    else if (text[i] === "|" && depth === 0) {
      found.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...found, text.slice(from)];
}

/** The source of a regular expression that matches what a pattern does. */
export function patternSource(pattern: string, options: PatternOptions): string {
  let source = "";
  for (let at = 0; at < pattern.length; ) {
    const end =
      options.extglob && /^[?*+@!]\(/.test(pattern.slice(at, at + 2))
        ? groupEnd(pattern, at + 2)
        : -1;
    const part = end >= 0 ? group(pattern, at, end, options) : simplePart(pattern, at, options);
    source += part.source;
    at = part.end;
  }
  return source;
}

interface Part {
  source: string;
  end: number;
}

const anyOf = ({ isPath }: PatternOptions) => (isPath ? "[^/]" : "[\\s\\S]");

/** `@(a|b)` and its like; what `!(…)` matches depends on all that follows. */
function group(pattern: string, at: number, end: number, options: PatternOptions): Part {
  const kind = pattern.charAt(at);
  const inner = alternatives(pattern.slice(at + 2, end))
    .map((each) => patternSource(each, options))
    .join("|");
  if (kind !== "!") return { source: `(?:${inner})${kind === "@" ? "" : kind}`, end: end + 1 };
  const rest = patternSource(pattern.slice(end + 1), options);
  return { source: `(?!(?:${inner})${rest}$)${anyOf(options)}*${rest}`, end: pattern.length };
}

function simplePart(pattern: string, at: number, options: PatternOptions): Part {
  const char = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  const end = at + char.length;
  if (char === "*") return { source: `${anyOf(options)}*`, end };
  if (char === "?") return { source: anyOf(options), end };
  if (char === "\\" && end < pattern.length) {
    const next = String.fromCodePoint(pattern.codePointAt(end) ?? 0);
    return { source: quoteRegExp(next), end: end + next.length };
  }
  const found = char === "[" ? bracket(pattern, at) : null;
  return found ?? { source: quoteRegExp(char), end };
}

/** A regular expression for a whole text. */
export function compilePattern(pattern: string, options: PatternOptions): RegExp {
  return new RegExp(`^(?:${patternSource(pattern, options)})$`, options.nocase ? "ui" : "u");
}

export const matchesPattern = (text: string, pattern: string, options: PatternOptions) =>
  compilePattern(pattern, options).test(text);
