import { formatExponent, formatFixed, formatGeneral } from "./format-number";

/** One `%…` of a format of C. */
export interface FormatSpec {
  flags: string;
  width: number;
  /** Null where none is given. */
  precision: number | null;
  letter: string;
}

/** Puts blanks or zeros before or after. */
export function pad(text: string, { flags, width }: FormatSpec, isNumber = false): string {
  if (flags.includes("-")) return text.padEnd(width);
  if (!flags.includes("0") || !isNumber) return text.padStart(width);
  const [, sign = "", digits = ""] = /^([-+ ]?(?:0[xX])?)(.*)$/s.exec(text) ?? [];
  return sign + digits.padStart(width - sign.length, "0");
}

const signed = (text: string, flags: string) =>
  text.startsWith("-")
    ? text
    : flags.includes("+")
      ? `+${text}`
      : flags.includes(" ")
        ? ` ${text}`
        : text;

/** `%d`, `%x` and the like, of a whole number. */
export function formatInteger(value: bigint, spec: FormatSpec): string {
  const { flags, letter, precision } = spec;
  const base = { o: 8, x: 16, X: 16 }[letter] ?? 10;
  const isNegative = value < 0n;
  let digits = (isNegative ? -value : value).toString(base);
  if (letter === "X") digits = digits.toUpperCase();
  if (precision !== null)
    digits = precision === 0 && value === 0n ? "" : digits.padStart(precision, "0");
  const isMarked = flags.includes("#") && value !== 0n;
  const mark = isMarked ? ({ o: "0", x: "0x", X: "0X" }[letter] ?? "") : "";
  const text = (isNegative ? "-" : "") + mark + digits;
  const isSigned = /[di]/.test(letter);
  const spaced = precision === null ? spec : { ...spec, flags: flags.replace("0", "") };
  return pad(isSigned ? signed(text, flags) : text, spaced, true);
}

/** `%f`, `%e`, `%g`. */
export function formatReal(value: number, spec: FormatSpec): string {
  const { flags, letter } = spec;
  const precision = spec.precision ?? 6;
  const lower = letter.toLowerCase();
  const text =
    lower === "f"
      ? formatFixed(value, precision)
      : lower === "e"
        ? formatExponent(value, precision)
        : formatGeneral(value, precision, flags.includes("#"));
  const cased = letter === lower ? text : text.toUpperCase();
  return pad(signed(cased, flags), spec, Number.isFinite(value));
}
