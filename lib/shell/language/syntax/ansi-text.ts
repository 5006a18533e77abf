import { decodeText, encodeText } from "@/lib/shell/language/process/text-bytes";

/** What a letter behind a backslash stands for, in `$'…'`, `echo -e` and `printf`. */
export const simpleEscapes: Record<string, string> = {
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  E: "\u001b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};

const ofQuotes: Record<string, string> = { ...simpleEscapes, "'": "'", '"': '"', "?": "?" };

const escapes =
  /\\(?:([0-7]{1,3})|x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|c([\s\S])|([\s\S]))/g;

/** What stands between the quotes of `$'…'`. */
export function ansiText(written: string): string {
  const made = written.replace(
    escapes,
    (
      all,
      octal?: string,
      hex?: string,
      four?: string,
      eight?: string,
      control?: string,
      char = "",
    ) => {
      if (octal !== undefined) return stray(Number.parseInt(octal, 8) & 0xff);
      if (hex !== undefined) return stray(Number.parseInt(hex, 16));
      const point = four ?? eight;
      if (point !== undefined) return String.fromCodePoint(Number.parseInt(point, 16));
      if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f);
      return ofQuotes[char] ?? all;
    },
  );
  const end = made.indexOf("\u0000");
  return decodeText(encodeText(end < 0 ? made : made.slice(0, end)));
}

/** A byte that is no character alone; bytes that stand together may be one. */
const stray = (byte: number) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte);
