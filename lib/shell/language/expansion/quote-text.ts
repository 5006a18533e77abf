import { simpleEscapes } from "@/lib/shell/language/syntax/ansi-text";

const escapes: Record<string, string> = {
  "\n": "\\n",
  "\t": "\\t",
  "\r": "\\r",
  "\u0007": "\\a",
  "\b": "\\b",
  "\u001b": "\\E",
  "\f": "\\f",
  "\v": "\\v",
  "'": "\\'",
  "\\": "\\\\",
};

const isControl = (text: string) => [...text].some((char) => char < " " || char === "\u007f");

function dollarQuoted(text: string): string {
  const inner = [...text].map((char) => {
    const known = escapes[char];
    if (known !== undefined) return known;
    const code = char.codePointAt(0) ?? 0;
    const isOctal = code < 32 || code === 127;
    return isOctal ? `\\${code.toString(8).padStart(3, "0")}` : char;
  });
  return `$'${inner.join("")}'`;
}

/** As `printf %q` writes it. */
export function backslashQuoted(text: string): string {
  if (text === "") return "''";
  if (isControl(text)) return dollarQuoted(text);
  return text.replace(/[ "'\\$`&|;()<>*?[\]{}!^,]|^[#~]/g, "\\$&");
}

/** As `${x@Q}` writes it. */
export function singleQuotedText(text: string): string {
  return isControl(text) ? dollarQuoted(text) : `'${text.replaceAll("'", "'\\''")}'`;
}

/** As `declare -p` writes it. */
export function doubleQuotedText(text: string): string {
  return isControl(text) ? dollarQuoted(text) : `"${text.replace(/[\\"$`]/g, "\\$&")}"`;
}

/** As `set` and `trap` list it: bare where nothing in it is special. */
export function plainOrQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : singleQuotedText(text);
}

const escapePattern =
  /\\(?:(c)|0([0-7]{1,3})|0|([1-7][0-7]{0,2})|x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|(.))/gs;

export interface EscapeRules {
  /** Of `printf`'s format, in which digits need no 0 before them and no `\c` ends anything. */
  isFormat: boolean;
}

/** The text with its escapes made, and whether `\c` has ended it. Bytes above 127 stand as stray ones. */
export function withEscapes(text: string, rules: EscapeRules): { text: string; isEnded: boolean } {
  const stop = rules.isFormat ? -1 : endAt(text);
  const whole = stop < 0 ? text : text.slice(0, stop);
  const made = whole.replace(escapePattern, (all, ...groups: (string | undefined)[]) =>
    escapeOf(all, groups, rules),
  );
  return { text: made, isEnded: stop >= 0 };
}

function escapeOf(
  all: string,
  [, zeroOctal, octal, hex, four, eight, char]: (string | undefined)[],
  { isFormat }: EscapeRules,
): string {
  if (all === "\\0") return "\u0000";
  if (zeroOctal !== undefined) {
    // In a format, the 0 is one of three digits.
    const digits = isFormat ? `0${zeroOctal}` : zeroOctal;
    return byte(Number.parseInt(digits.slice(0, 3), 8)) + digits.slice(3);
  }
  if (octal !== undefined) return byte(Number.parseInt(octal, 8));
  if (hex !== undefined) return byte(Number.parseInt(hex, 16));
  const point = four ?? eight;
  if (point !== undefined) return String.fromCodePoint(Number.parseInt(point, 16));
  if (/["'?]/.test(char ?? "")) return isFormat ? (char ?? "") : all;
  return simpleEscapes[char ?? ""] ?? all;
}

function endAt(text: string): number {
  const found = /^(?:[^\\]|\\[^c])*?\\c/s.exec(text);
  return found ? found[0].length - 2 : -1;
}

const byte = (code: number) => {
  const low = code & 0xff;
  return String.fromCharCode(low < 0x80 ? low : 0xdc00 + low);
};
