import { notSupported, ToolError } from "@/lib/shell/tools/tool";

/** Whether a tool sees characters of UTF-8, or bytes as mawk does. */
export type Reading = "characters" | "bytes";

const ascii: Readonly<Record<string, string>> = {
  alpha: "A-Za-z",
  digit: "0-9",
  alnum: "A-Za-z0-9",
  upper: "A-Z",
  lower: "a-z",
  space: " \\t\\n\\v\\f\\r",
  blank: " \\t",
  punct: "!-\\/:-@\\[-`\\{-~",
  print: " -~",
  graph: "!-~",
  cntrl: "\\x00-\\x1f\\x7f",
  xdigit: "0-9A-Fa-f",
};

const unicode: Readonly<Record<string, string>> = {
  alpha: "\\p{L}",
  alnum: "\\p{L}\\p{N}",
  upper: "\\p{Lu}",
  lower: "\\p{Ll}",
  print: " -~\\u{a0}-\\u{10ffff}",
  graph: "!-~\\u{a1}-\\u{10ffff}",
};

interface Bracket {
  /** The class as JavaScript writes it. */
  source: string;
  /** Where the pattern goes on. */
  end: number;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", f: "\f", v: "\v" };

/**
 * A bracket expression that begins at `start`. A backslash stands for itself, as POSIX has it; where
 * `escaped` names letters, a backslash before one of them is that control character, and in awk before any
 * other it is taken away.
 */
export function readBracket(
  pattern: string,
  start: number,
  { reading, escaped }: { reading: Reading; escaped: "none" | "sed" | "awk" },
): Bracket {
  let at = start + 1;
  const isNot = pattern.charAt(at) === "^";
  if (isNot) at++;
  let source = "";
  for (let isFirst = true; ; isFirst = false) {
    const char = pattern.charAt(at);
    if (char === "") throw new ToolError("Unmatched [, [^, [:, [., or [=", 2);
    if (char === "]" && !isFirst) break;
    const item = readItem(pattern, at, { reading, escaped });
    source += item.source;
    at = item.end;
  }
  return { source: classOf(source, isNot), end: at + 1 };
}

const classOf = (source: string, isNot: boolean) => `[${isNot ? "^" : ""}${source}]`;

type Rules = Parameters<typeof readBracket>[2];

function readItem(pattern: string, at: number, rules: Rules): Bracket {
  const named = /^\[:(\w+):\]/.exec(pattern.slice(at, at + 12));
  if (named)
    return { source: namedClass(named[1] ?? "", rules.reading), end: at + named[0].length };
  if (/^\[[.=]/.test(pattern.slice(at, at + 2)))
    throw notSupported("a collating symbol in brackets");
  const from = readCharacter(pattern, at, rules);
  const isRange = pattern.charAt(from.end) === "-" && !/^-(\]|$)/.test(pattern.slice(from.end));
  if (!isRange) return { source: inClass(from.char), end: from.end };
  const to = readCharacter(pattern, from.end + 1, rules);
  if ((from.char.codePointAt(0) ?? 0) > (to.char.codePointAt(0) ?? 0)) {
    throw new ToolError("Invalid range end", 2);
  }
  return { source: `${inClass(from.char)}-${inClass(to.char)}`, end: to.end };
}

function readCharacter(pattern: string, at: number, { escaped }: Rules) {
  const char = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  const next = pattern.charAt(at + 1);
  if (char !== "\\" || escaped === "none" || next === "") return { char, end: at + char.length };
  const control = escapes[next];
  if (control !== undefined) return { char: control, end: at + 2 };
  return escaped === "awk" ? { char: next, end: at + 2 } : { char, end: at + 1 };
}

function namedClass(name: string, reading: Reading): string {
  const found = (reading === "characters" ? unicode[name] : undefined) ?? ascii[name];
  if (found === undefined) throw new ToolError("Invalid character class name", 2);
  return found;
}

const inClass = (char: string) => (/[\\\]^[-]/.test(char) ? `\\${char}` : char);

/** A character as a pattern of JavaScript that matches it alone. */
export const literal = (char: string) =>
  /[\^$\\.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char === "\n" ? "\\n" : char;
