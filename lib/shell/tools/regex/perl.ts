import { notSupported, ToolError } from "@/lib/shell/tools/tool";
import { literal, readBracket } from "./bracket";

export interface PerlPattern {
  source: string;
  flags: string;
  /** Whether the group `kept` is what counts as the match, as after `\K`. */
  isKept: boolean;
}

interface Reader {
  pattern: string;
  at: number;
  source: string;
  /** Groups that are open, each with where it begins in the source. */
  open: number[];
  atomics: number;
  /** Where the last whole piece begins in the source. */
  pieceFrom: number;
  keptFrom: number;
}

/** A Perl pattern in the words of JavaScript; what those cannot say is refused by name. */
export function perlSource(pattern: string): PerlPattern {
  const [, letters = "", rest = ""] = /^(?:\(\?([a-z]+)\))?(.*)$/s.exec(pattern) ?? [];
  if (/[^imsu]/.test(letters)) throw notSupported(`the Perl modifier (?${letters})`);
  const reader: Reader = {
    pattern: rest,
    at: 0,
    source: "",
    open: [],
    atomics: 0,
    pieceFrom: 0,
    keptFrom: -1,
  };
  while (reader.at < rest.length) readPiece(reader);
  if (reader.open.length > 0) throw new ToolError("missing closing parenthesis", 2);
  if (reader.atomics > 0 && /\\[1-9]/.test(rest)) {
    throw notSupported("a Perl pattern with both possessive parts and \\1");
  }
  const isKept = reader.keptFrom >= 0;
  const { source, keptFrom } = reader;
  const whole = isKept ? `${source.slice(0, keptFrom)}(?<kept>${source.slice(keptFrom)})` : source;
  return { source: whole, flags: [...new Set(letters.replace("u", ""))].join(""), isKept };
}

function add(reader: Reader, piece: string, length: number) {
  reader.pieceFrom = reader.source.length;
  reader.source += piece;
  reader.at += length;
}

function readPiece(reader: Reader) {
  const rest = reader.pattern.slice(reader.at);
  const char = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  if (char === "\\") return readEscape(reader, rest);
  if (char === "[") return readClass(reader);
  if (char === "(") return readOpening(reader, rest);
  if (char === ")") return readClosing(reader);
  const repeat = /^([*+?]|\{\d+(?:,\d*)?\})([?+]?)/.exec(rest);
  if (repeat) return readRepeat(reader, repeat[0], repeat[1] ?? "", repeat[2] === "+");
  const isMeta = /[.^$|]/.test(char);
  if (char === "|" && reader.keptFrom >= 0) throw notSupported("the Perl pattern \\K beside |");
  add(reader, isMeta ? char : literal(char), char.length);
}

function readRepeat(reader: Reader, whole: string, plain: string, isPossessive: boolean) {
  reader.at += whole.length;
  if (!isPossessive) {
    reader.source += whole;
    return;
  }
  const piece = reader.source.slice(reader.pieceFrom);
  reader.source = reader.source.slice(0, reader.pieceFrom) + atomic(reader, piece + plain);
}

function atomic(reader: Reader, inner: string): string {
  const name = `atomic${++reader.atomics}`;
  return `(?:(?=(?<${name}>${inner}))\\k<${name}>)`;
}

function readClass(reader: Reader) {
  const { pattern, at } = reader;
  const inner = /^\[\^?\]?(?:\[:\w+:\]|\\.|[^\]\\])*\]/s.exec(pattern.slice(at))?.[0];
  if (inner === undefined) throw new ToolError("missing terminating ] for character class", 2);
  if (!inner.includes("\\")) {
    const { source, end } = readBracket(pattern, at, { reading: "bytes", escaped: "none" });
    return add(reader, source, end - at);
  }
  const source = inner
    .replace(/^(\[\^?)\]/, "$1\\]")
    .replaceAll(/\[:(\w+):\]/g, (named) =>
      readBracket(`[${named}]`, 0, { reading: "bytes", escaped: "none" }).source.slice(1, -1),
    )
    .replaceAll(/\\h/g, " \\t")
    .replaceAll(/\\([^\p{L}\p{N}\\\]^[-])/gu, "$1")
    .replaceAll(/(?<=.)(?<!\\)\[(?=.*\]$)/g, "\\[");
  add(reader, source, inner.length);
}

function readOpening(reader: Reader, rest: string) {
  const comment = /^\(\?#[^)]*\)/.exec(rest);
  if (comment) {
    reader.at += comment[0].length;
    return;
  }
  const [whole = "("] =
    /^\((?:\?(?:[:=!>]|<[=!]|P?<\w+>|'\w+'|[imsx-]+:|[|R&+\-(\d]|P[=>])|\*)?/.exec(rest) ?? [];
  const isKnown = /^\((\?([:=!>]|<[=!]|P?<\w+>|'\w+'|[ims]+:))?$/.test(whole);
  if (/^\(\?P=/.test(rest)) return readNamedReference(reader, rest);
  if (!isKnown) throw notSupported(`the Perl pattern ${rest.slice(0, 4)}`);
  const name = /\w+(?=[>']$)/.exec(whole)?.[0];
  reader.open.push(reader.source.length);
  reader.source += name !== undefined && !/[=!]$/.test(whole) ? `(?<${name}>` : whole;
  reader.at += whole.length;
}

function readNamedReference(reader: Reader, rest: string) {
  const [whole = "", name = ""] = /^\(\?P=(\w+)\)/.exec(rest) ?? [];
  add(reader, `\\k<${name}>`, Math.max(whole.length, 1));
}

function readClosing(reader: Reader) {
  const from = reader.open.pop();
  if (from === undefined) throw new ToolError("unmatched closing parenthesis", 2);
  const group = `${reader.source.slice(from)})`;
  const isAtomic = group.startsWith("(?>");
  const piece = isAtomic ? atomic(reader, group.slice(3, -1)) : group;
  reader.source = reader.source.slice(0, from) + piece;
  reader.pieceFrom = from;
  reader.at += 1;
}

const simple: Readonly<Record<string, string>> = {
  h: "[ \\t]",
  H: "[^ \\t]",
  R: "(?:\\r\\n|\\n|\\r)",
  N: "[^\\n]",
  A: "(?<![\\s\\S])",
  z: "(?![\\s\\S])",
  Z: "(?![\\s\\S])",
  e: "\\x1b",
  a: "\\x07",
};

function readEscape(reader: Reader, rest: string) {
  const char = rest.charAt(1);
  const quoted = /^\\Q(.*?)(?:\\E|$)/s.exec(rest);
  if (quoted) return add(reader, [...(quoted[1] ?? "")].map(literal).join(""), quoted[0].length);
  if (char === "K") return readKept(reader);
  const hex = /^\\x\{([0-9a-f]+)\}/i.exec(rest);
  if (hex) return add(reader, `\\u{${hex[1]}}`, hex[0].length);
  const known = simple[char];
  if (known !== undefined) return add(reader, known, 2);
  const plain = /^\\([dDwWsSbBnrtfv]|[1-9]|x[0-9a-f]{2}|[pP]\{\^?\w+\}|k<\w+>)/i.exec(rest)?.[0];
  if (plain !== undefined) return add(reader, plain, plain.length);
  if (/[a-z0-9]/i.test(char)) throw notSupported(`the Perl pattern \\${char}`);
  if (char === "") throw new ToolError("\\ at end of pattern", 2);
  add(reader, literal(char), 2);
}

function readKept(reader: Reader) {
  if (reader.open.length > 0 || reader.source.includes("|")) {
    throw notSupported("the Perl pattern \\K beside | or in a group");
  }
  reader.keptFrom = reader.source.length;
  reader.at += 2;
}
