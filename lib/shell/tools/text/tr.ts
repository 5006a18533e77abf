import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, notSupported, printed, type Tool, ToolError } from "@/lib/shell/tools/tool";

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at)).join("");

const lower = range(97, 122);
const upper = range(65, 90);
const digit = range(48, 57);
const punctuation = range(33, 47) + range(58, 64) + range(91, 96) + range(123, 126);

const classes: Readonly<Record<string, string>> = {
  lower,
  upper,
  digit,
  alpha: upper + lower,
  alnum: digit + upper + lower,
  space: "\t\n\v\f\r ",
  blank: "\t ",
  punct: punctuation,
  cntrl: `${range(0, 31)}\x7f`,
  print: range(32, 126),
  graph: range(33, 126),
  xdigit: `${digit}ABCDEFabcdef`,
};

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  f: "\f",
  v: "\v",
  a: "\x07",
  b: "\b",
  "\\": "\\",
};

const help = "Try 'tr --help' for more information.";

/** tr of GNU, over bytes. */
export const tr: Tool = (args, host) => {
  const read = readOptions(args, {
    short: "cCdst",
    long: { complement: "c", delete: "d", "squeeze-repeats": "s", "truncate-set1": "t" },
    isOrdered: true,
  });
  const [first, second, extra] = read.operands;
  if (first === undefined) throw new ToolError(`missing operand\n${help}`, 1);
  if (extra !== undefined) throw new ToolError(`extra operand ‘${extra}’\n${help}`, 1);
  const isDeleting = read.has("d");
  const needsBoth = !isDeleting && !read.has("s");
  if (second === undefined && needsBoth) {
    throw new ToolError(
      `missing operand after ‘${first}’\nTwo strings must be given when translating.\n${help}`,
      1,
    );
  }
  const isComplement = read.has("c") || read.has("C");
  const plain = expand(asBytes(first), 0);
  const from = isComplement ? complement(plain) : plain;
  const to = second === undefined ? null : expand(asBytes(second), from.length);
  const squeezed = read.has("s") ? (to ?? from) : "";
  const changed = isDeleting
    ? [...host.stdin].filter((char) => !from.includes(char))
    : translate(host.stdin, from, to, read.has("t"));
  return printed(squeeze(changed, squeezed));
};

function complement(set: string): string {
  return range(0, 255).replace(/[\s\S]/g, (char) => (set.includes(char) ? "" : char));
}

function translate(text: string, from: string, to: string | null, isCut: boolean): string[] {
  if (to === null) return [...text];
  if (to === "") throw new ToolError("when not truncating set1, string2 must be non-empty", 1);
  const map = new Map<string, string>();
  for (const [at, char] of [...from].entries()) {
    if (isCut && at >= to.length) break;
    map.set(char, to.charAt(Math.min(at, to.length - 1)));
  }
  return [...text].map((char) => map.get(char) ?? char);
}

function squeeze(chars: readonly string[], set: string): string {
  let out = "";
  let last = "";
  for (const char of chars) {
    if (char === last && set.includes(char)) continue;
    out += char;
    last = char;
  }
  return out;
}

const item =
  /\[:(\w+):\]|\[=([\s\S])=\]|\[([\s\S])\*(\d*)\]|(\\[0-7]{1,3}|\\[\s\S]|[\s\S])(?:-(\\[0-7]{1,3}|\\[\s\S]|[^\\]))?/g;

/** The characters of a set; `[x*]` fills it up to `length`. */
function expand(set: string, length: number): string {
  let out = "";
  for (const [, named, same, repeated, count, first, last] of set.matchAll(item)) {
    if (named !== undefined) {
      out += classes[named] ?? fail(`invalid character class ‘${named}’`);
    } else if (same !== undefined) out += same;
    else if (repeated !== undefined) {
      const times = count === "" || Number(count) === 0 ? length - out.length : Number(count);
      out += repeated.repeat(Math.max(0, times));
    } else out += span(character(first ?? ""), last);
  }
  return out;
}

function span(first: string, last: string | undefined): string {
  if (last === undefined) return first;
  const [from, to] = [first.charCodeAt(0), character(last).charCodeAt(0)];
  if (to < from)
    throw new ToolError(
      `range-endpoints of '${first}-${last}' are in reverse collating sequence order`,
      1,
    );
  return range(from, to);
}

function character(text: string): string {
  if (!text.startsWith("\\") || text.length === 1) return text;
  const code = /^\\([0-7]+)$/.exec(text)?.[1];
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 8) & 0xff);
  return escapes[text.charAt(1)] ?? text.charAt(1);
}

function fail(said: string): never {
  throw said === "" ? notSupported("this set") : new ToolError(said, 1);
}
