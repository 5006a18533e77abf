import { ToolError } from "@/lib/shell/tools/tool";
import { literal, type Reading, readBracket } from "./bracket";

export interface PosixRules {
  kind: "basic" | "extended" | "awk";
  reading: Reading;
  /** sed reads `\n`, `\t` and the like; grep does not. */
  hasControls?: boolean;
  /** bash and sed take no repetition of nothing and no brace that is no interval; grep takes both. */
  isStrict?: boolean;
  /** mawk 1.3.4 of Debian takes braces as they stand. */
  hasNoIntervals?: boolean;
}

interface Branch {
  pieces: string[];
}

interface Reader {
  pattern: string;
  at: number;
  rules: PosixRules;
  groups: number;
}

/** A POSIX pattern, with GNU's additions, in the words of JavaScript. */
export function posixSource(pattern: string, rules: PosixRules): string {
  const reader: Reader = { pattern, at: 0, rules, groups: 0 };
  const source = readAlternatives(reader, 0);
  if (reader.at < pattern.length) throw new ToolError("Unmatched ) or \\)", 2);
  return source;
}

/** The words of an extended pattern; in a basic one most of them follow a backslash. */
function token({ pattern, at, rules }: Reader): { word: string; length: number } {
  const char = pattern.charAt(at);
  const isEscaped = char === "\\";
  const word = isEscaped ? pattern.charAt(at + 1) : char;
  const length = isEscaped ? 2 : 1;
  if (isEscaped && word === "") throw new ToolError("Trailing backslash", 2);
  const isOperator = (rules.kind === "basic" ? /[(){}|+?]/ : /[(){}|+?*^$.[]/).test(word);
  const isPlain = rules.kind === "basic" ? !isEscaped : isEscaped;
  if (/[(){}|+?]/.test(word) && isOperator) return { word: isPlain ? `'${word}` : word, length };
  if (isEscaped) return { word: `\\${word}`, length };
  if (/[*^$.[]/.test(word)) return { word, length };
  return { word: `'${String.fromCodePoint(pattern.codePointAt(at) ?? 0)}`, length: 0 };
}

function readAlternatives(reader: Reader, depth: number): string {
  const branches: Branch[] = [{ pieces: [] }];
  while (reader.at < reader.pattern.length) {
    const { word, length } = token(reader);
    const branch = branches.at(-1);
    if (!branch || (word === ")" && depth > 0)) break;
    if (word === "|") {
      reader.at += length;
      branches.push({ pieces: [] });
    } else readPiece(reader, branch, depth);
  }
  return branches.map(({ pieces }) => pieces.join("")).join("|");
}

function readPiece(reader: Reader, branch: Branch, depth: number): void {
  const { word, length } = token(reader);
  const { pieces } = branch;
  if (/^[*+?{]$/.test(word) && readRepeat(reader, word, length, branch)) return;
  const isLiteral = word.startsWith("'") || /^[*+?{}]$/.test(word);
  if (isLiteral) {
    const char = word.replace(/^'/s, "");
    reader.at += Math.max(length, char.length);
    pieces.push(literal(char));
    return;
  }
  if (word === "[") {
    const escaped = reader.rules.kind === "awk" ? "awk" : reader.rules.hasControls ? "sed" : "none";
    const bracket = readBracket(reader.pattern, reader.at, {
      reading: reader.rules.reading,
      escaped,
    });
    reader.at = bracket.end;
    pieces.push(bracket.source);
    return;
  }
  reader.at += length;
  pieces.push(special(reader, word, branch, depth));
}

function special(reader: Reader, word: string, { pieces }: Branch, depth: number): string {
  const { pattern, at, rules } = reader;
  if (word === ".") return ".";
  if (word === "(") return readGroup(reader, depth);
  if (word === ")") return unmatched(rules);
  const isAlone = rules.kind !== "basic";
  if (word === "^") {
    return isAlone || pieces.length === 0 ? "^" : "\\^";
  }
  if (word === "$") {
    const rest = pattern.slice(at);
    return isAlone || rest === "" || /^\\[)|]/.test(rest) ? "$" : "\\$";
  }
  return escaped(reader, word.slice(1));
}

/** A closing one without its opening one, which grep and bash take as it stands. */
function unmatched({ kind, isStrict, hasControls }: PosixRules): string {
  if (kind === "awk") return fail("unmatched )");
  return kind === "basic" || (isStrict && hasControls) ? fail("Unmatched ) or \\)") : "\\)";
}

function readGroup(reader: Reader, depth: number): string {
  reader.groups++;
  const inner = readAlternatives(reader, depth + 1);
  const end = reader.at < reader.pattern.length ? token(reader) : null;
  if (end?.word !== ")") throw new ToolError("Unmatched ( or \\(", 2);
  reader.at += end.length;
  return `(${inner})`;
}

const fail = (said: string): never => {
  throw new ToolError(said, 2);
};

const controls: Readonly<Record<string, string>> = {
  n: "\\n",
  t: "\\t",
  r: "\\r",
  f: "\\f",
  v: "\\v",
  a: "\\x07",
};

const mostRepeats = 32_767;
const noPreceding = "Invalid preceding regular expression";

interface Interval {
  whole: string;
  low: string;
  comma: string;
  high: string;
}

/** What stands between braces that begin here; null where they are none of an interval. */
function intervalAt({ rules, pattern, at }: Reader, length: number): Interval | null {
  const close = rules.kind === "basic" ? "\\\\\\}" : "\\}";
  const found = new RegExp(`^\\{?(\\d*)(,?)(\\d*)${close}`).exec(pattern.slice(at + length));
  if (!found || rules.hasNoIntervals) return null;
  const [whole, low = "", comma = "", high = ""] = found;
  if (Math.max(Number(low), Number(high)) > mostRepeats) fail("Regular expression too big");
  return { whole, low, comma, high };
}

function beginsPattern({ rules }: Reader, last: string | undefined): boolean {
  if (last === undefined) return true;
  return rules.kind === "basic" ? last === "^" : rules.isStrict === true && /^[$^]$/.test(last);
}

/** A brace of no interval; false where it stands for itself. */
function braceAlone({ rules }: Reader, isFirst: boolean): false {
  if (rules.kind === "basic") fail("Unmatched \\{");
  if (rules.isStrict) fail(isFirst ? noPreceding : "Invalid content of \\{\\}");
  return false;
}

/** Basic ones of GNU sed take no `*` nor interval of a quantifier; grep's `a**` is `a*`. */
const takesNoMore = ({ kind, hasControls }: PosixRules, word: string): boolean =>
  kind === "basic" && hasControls === true && /^[*{]$/.test(word);

/** A quantifier; false where it stands for itself. */
function readRepeat(reader: Reader, word: string, length: number, { pieces }: Branch): boolean {
  const last = pieces.at(-1);
  const isFirst = beginsPattern(reader, last);
  const interval = word === "{" ? intervalAt(reader, length) : null;
  if (word === "{" && !interval) return braceAlone(reader, isFirst);
  if (isFirst || last === undefined) return beginsWithRepeat(reader, word, length);
  const source = interval ? `{${interval.low || "0"}${interval.comma}${interval.high}}` : word;
  reader.at += length + (interval?.whole.length ?? 0);
  const isRepeated = /(^|[^\\])([*+?]|\{\d+,?\d*\})$/.test(last);
  if (isRepeated && takesNoMore(reader.rules, word)) fail(noPreceding);
  const isAnchor = /^[$^]$|^\(\?[=!<]|^\\b/.test(last);
  pieces[pieces.length - 1] = `${isRepeated || isAnchor ? `(?:${last})` : last}${source}`;
  return true;
}

/** A basic pattern takes it as a letter, an extended one passes it over. */
function beginsWithRepeat(reader: Reader, word: string, length: number): boolean {
  if (reader.rules.kind === "basic" && word === "*") return false;
  if (reader.rules.kind === "basic" && word === "{") fail(noPreceding);
  if (reader.rules.isStrict) fail(noPreceding);
  if (reader.rules.kind === "basic") return false;
  reader.at += word === "{" ? reader.pattern.slice(reader.at).indexOf("}") + 1 : length;
  return true;
}

function escaped(reader: Reader, char: string): string {
  const { rules } = reader;
  const isUnicode = rules.reading === "characters";
  const word = isUnicode ? "[\\p{L}\\p{N}_]" : "\\w";
  if (rules.kind !== "awk") {
    if (/[1-9]/.test(char)) {
      return Number(char) > reader.groups ? fail("Invalid back reference") : `(?:\\${char})`;
    }
    const gnu: Readonly<Record<string, string>> = {
      w: word,
      W: isUnicode ? "[^\\p{L}\\p{N}_]" : "\\W",
      s: "[ \\t\\n\\v\\f\\r]",
      S: "[^ \\t\\n\\v\\f\\r]",
      b: `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`,
      B: `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`,
      "<": `(?<!${word})(?=${word})`,
      ">": `(?<=${word})(?!${word})`,
      "`": "(?<![\\s\\S])",
      "'": "(?![\\s\\S])",
    };
    const found = gnu[char];
    if (found !== undefined) return found;
  }
  if (rules.hasControls || rules.kind === "awk")
    return numbered(reader, char) ?? controls[char] ?? literal(char);
  return literal(char);
}

/** `\x41`, `\o101`, `\d065` of sed, `\101` of awk: that character itself. */
function numbered(reader: Reader, char: string): string | null {
  const rest = reader.pattern.slice(reader.at);
  const shapes: Readonly<Record<string, readonly [RegExp, number]>> =
    reader.rules.kind === "awk"
      ? {}
      : { x: [/^[0-9a-f]{1,2}/i, 16], o: [/^[0-7]{1,3}/, 8], d: [/^\d{1,3}/, 10] };
  const [shape, base] = shapes[char] ?? [null, 10];
  const digits = shape?.exec(rest)?.[0];
  if (digits === undefined) return null;
  reader.at += digits.length;
  return literal(String.fromCharCode(Number.parseInt(digits, base)));
}
