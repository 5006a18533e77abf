import { ToolError } from "@/lib/shell/tools/tool";

/** How lines are compared: by the whole, or by a key. */
export interface Order {
  kind: "text" | "number" | "general" | "human" | "version" | "month";
  isReversed: boolean;
  isFolding: boolean;
  isDictionary: boolean;
  skipsBlanks: boolean;
}

export interface Key {
  from: { field: number; char: number };
  /** Null for the end of the line; a char of 0 is the end of the field. */
  to: { field: number; char: number } | null;
  order: Order;
}

export function orderOf(letters: string): Order {
  const kinds = { n: "number", g: "general", h: "human", V: "version", M: "month" } as const;
  const letter = [...letters].findLast((each): each is keyof typeof kinds => each in kinds);
  return {
    kind: letter === undefined ? "text" : kinds[letter],
    isReversed: letters.includes("r"),
    isFolding: letters.includes("f"),
    isDictionary: letters.includes("d"),
    skipsBlanks: letters.includes("b"),
  };
}

/** `2`, `2,2n`, `1.3,1.5`: without letters of its own a key is compared as all lines are. */
export function parseKey(text: string, whole: Order): Key {
  const found = /^(\d+)(?:\.(\d+))?([a-zA-Z]*)(?:,(\d+)(?:\.(\d+))?([a-zA-Z]*))?$/.exec(text);
  if (found === null || found[1] === "0") {
    throw new ToolError(`invalid number at field start: invalid count at start of ‘${text}’`, 2);
  }
  const [, field, char, letters = "", toField, toChar, more = ""] = found;
  const own = letters + more;
  return {
    from: { field: Number(field), char: Number(char ?? 1) },
    to: toField === undefined ? null : { field: Number(toField), char: Number(toChar ?? 0) },
    order: own === "" ? whole : orderOf(own),
  };
}

/** Where the fields of a line begin and end; blanks before a field are its own. */
function fieldsOf(line: string, separator: string | null): { from: number; to: number }[] {
  const fields: { from: number; to: number }[] = [];
  if (separator === null) {
    for (const match of line.matchAll(/[ \t]*[^ \t]+/g)) {
      fields.push({ from: match.index, to: match.index + match[0].length });
    }
    return fields;
  }
  let at = 0;
  for (const part of line.split(separator)) {
    fields.push({ from: at, to: at + part.length });
    at += part.length + 1;
  }
  return fields;
}

export function keyText(line: string, key: Key, separator: string | null): string {
  const fields = fieldsOf(line, separator);
  const first = fields[key.from.field - 1];
  if (first === undefined) return "";
  const skip = key.order.skipsBlanks
    ? (/^[ \t]*/.exec(line.slice(first.from))?.[0].length ?? 0)
    : 0;
  const from = first.from + skip + key.from.char - 1;
  if (key.to === null) return line.slice(from);
  const last = fields[key.to.field - 1];
  if (last === undefined) return line.slice(from);
  const end = key.to.char === 0 ? last.to : Math.min(last.from + key.to.char, line.length);
  return line.slice(from, Math.max(end, from));
}

const months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");
const sizes = "KMGTPEZY";

/** Below zero, zero or above. */
export function compareTexts(a: string, b: string, order: Order): number {
  const result = compareBy(a, b, order);
  return order.isReversed ? -result : result;
}

function compareBy(a: string, b: string, order: Order): number {
  switch (order.kind) {
    case "number":
      return leadingNumber(a) - leadingNumber(b);
    case "general":
      return generalNumber(a) - generalNumber(b) || 0;
    case "human":
      return humanSize(a) - humanSize(b);
    case "month":
      return monthOf(a) - monthOf(b);
    case "version":
      return compareVersions(a, b);
    default:
      return plain(prepared(a, order), prepared(b, order));
  }
}

const plain = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function prepared(text: string, { isFolding, isDictionary, skipsBlanks }: Order): string {
  let made = skipsBlanks ? text.replace(/^[ \t]+/, "") : text;
  if (isDictionary) made = made.replaceAll(/[^A-Za-z0-9 \t]/g, "");
  return isFolding ? made.replaceAll(/[a-z]/g, (char) => char.toUpperCase()) : made;
}

const leadingNumber = (text: string) => Number(/^[ \t]*(-?\d*\.?\d*)/.exec(text)?.[1] || 0) || 0;

function generalNumber(text: string): number {
  const found = /^\s*([-+]?(?:inf(?:inity)?|nan|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?))/i.exec(
    text,
  )?.[1];
  if (found === undefined) return -Number.MAX_VALUE;
  if (/inf/i.test(found))
    return found.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(found);
}

/** First by the letter, then by the number, as GNU does. */
function humanSize(text: string): number {
  const [, number = "0", letter = ""] = /^[ \t]*(-?\d*\.?\d*)([KMGTPEZYk]?)/.exec(text) ?? [];
  const value = Number(number) || 0;
  return value * 1e6 ** 0 * 1024 ** (sizes.indexOf(letter.toUpperCase() || "-") + 1);
}

const monthOf = (text: string) => months.indexOf(text.trim().slice(0, 3).toUpperCase());

function compareVersions(a: string, b: string): number {
  const cutUp = (text: string) => text.match(/\d+|\D+/g) ?? [];
  const [left, right] = [cutUp(a), cutUp(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [one = "", other = ""] = [left[at], right[at]];
    const isNumber = /^\d/.test(one) && /^\d/.test(other);
    const result = isNumber ? Number(one) - Number(other) : plain(one, other);
    if (result !== 0) return result;
  }
  return 0;
}
