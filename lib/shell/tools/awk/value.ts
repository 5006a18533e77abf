import { formatReal } from "@/lib/shell/tools/format-spec";

/** A value of awk: a text that came from outside and looks like a number counts as one when compared. */
export type Value =
  | { kind: "number"; number: number }
  | { kind: "string"; text: string }
  | { kind: "input"; text: string; number: number | null }
  | { kind: "unset" };

export const unset: Value = { kind: "unset" };
export const numeric = (number: number): Value => ({ kind: "number", number });
export const textual = (text: string): Value => ({ kind: "string", text });
export const truth = (is: boolean): Value => numeric(is ? 1 : 0);

const wholeNumber =
  /^[ \t\n\f\r\v]*([-+]?(?:0x[0-9a-f]+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?))[ \t\n\f\r\v]*$/i;
const leadingNumber = /^[ \t\n\f\r\v]*([-+]?)(0x[0-9a-f]+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/i;

export function fromInput(text: string): Value {
  return { kind: "input", text, number: wholeNumber.test(text) ? leading(text) : null };
}

function leading(text: string): number {
  const [, sign = "", digits = "0"] = leadingNumber.exec(text) ?? [];
  return Number(digits) * (sign === "-" ? -1 : 1);
}

export function toNumber(value: Value): number {
  switch (value.kind) {
    case "number":
      return value.number;
    case "unset":
      return 0;
    case "input":
      return value.number ?? leading(value.text);
    default:
      return leading(value.text);
  }
}

/** mawk's greatest integer, beyond which a number is written as OFMT says. */
export const maxInteger = 2_147_483_647;

export function toText(value: Value, format: string): string {
  if (value.kind === "unset") return "";
  if (value.kind !== "number") return value.text;
  const { number } = value;
  if (Number.isInteger(number) && Math.abs(number) < maxInteger) return String(number || 0);
  if (number === maxInteger) return String(number);
  if (Number.isNaN(number)) return "-nan";
  const [, precision = "6", letter = "g"] = /^%(?:\.(\d+))?([a-zA-Z])$/.exec(format) ?? [];
  return formatReal(number, { flags: "", width: 0, precision: Number(precision), letter });
}

export function isTrue(value: Value): boolean {
  if (value.kind === "unset") return false;
  if (value.kind === "string") return value.text !== "";
  if (value.kind === "input" && value.number === null) return value.text !== "";
  return toNumber(value) !== 0;
}

/** Below zero, zero or above; texts by their bytes. */
export function compareValues(left: Value, right: Value, format: string): number {
  if (looksNumeric(left) && looksNumeric(right)) {
    const [a, b] = [toNumber(left), toNumber(right)];
    return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN;
  }
  const [a, b] = [toText(left, format), toText(right, format)];
  return a < b ? -1 : a > b ? 1 : 0;
}

const looksNumeric = (value: Value) =>
  value.kind === "number" ||
  value.kind === "unset" ||
  (value.kind === "input" && value.number !== null);
