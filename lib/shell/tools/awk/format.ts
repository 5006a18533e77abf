import { formatInteger, formatReal, pad } from "@/lib/shell/tools/format-spec";
import { ToolError } from "@/lib/shell/tools/tool";
import { maxInteger, toNumber, toText, type Value } from "./value";

const directive = /%([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+)?)?([a-zA-Z%])|%/g;

/** `sprintf` of mawk. */
export function formatAwk(format: string, values: readonly Value[], convfmt: string): string {
  const rest = [...values];
  const take = () => {
    const value = rest.shift();
    if (value === undefined) {
      throw new ToolError(`not enough arguments passed to sprintf("${format.trimEnd()}")`, 2);
    }
    return value;
  };
  return format.replaceAll(directive, (whole, flags = "", width, precision, letter) => {
    if (letter === undefined) return whole;
    if (letter === "%") return "%";
    const sized = sizeOf(whole, { flags, width, precision, letter }, take);
    return one(sized, take(), convfmt, whole);
  });
}

interface Written {
  flags: string;
  width: string | undefined;
  precision: string | undefined;
  letter: string;
}

function sizeOf(whole: string, { flags, width, precision, letter }: Written, take: () => Value) {
  const number = (text: string | undefined) =>
    text === "*" ? Math.trunc(toNumber(take())) : Number(text ?? 0);
  const wide = number(width);
  const hasPrecision = precision !== undefined || /\.[a-zA-Z]$/.test(whole);
  return {
    flags: wide < 0 ? `${flags}-` : flags,
    width: Math.abs(wide),
    precision: hasPrecision ? number(precision) : null,
    letter,
  };
}

function one(
  spec: Parameters<typeof pad>[1],
  value: Value,
  convfmt: string,
  whole: string,
): string {
  const { letter, precision } = spec;
  if (/[di]/.test(letter)) return formatInteger(bounded(toNumber(value)), spec);
  if (/[oxXu]/.test(letter)) return formatInteger(unsigned(toNumber(value)), spec);
  if (/[eEfFgG]/.test(letter)) return formatReal(toNumber(value), spec);
  if (letter === "c") return pad(character(value), spec);
  if (letter === "s") return pad(toText(value, convfmt).slice(0, precision ?? undefined), spec);
  throw new ToolError(`bad conversion: ${whole}`, 2);
}

const bounded = (number: number) =>
  BigInt(
    Number.isNaN(number)
      ? -maxInteger
      : Math.max(-maxInteger, Math.min(maxInteger, Math.trunc(number))),
  );

/** Of 32 bits; what is below zero is 0. */
const unsigned = (number: number) =>
  BigInt(Number.isNaN(number) ? 0 : Math.trunc(Math.max(0, Math.min(number, 4_294_967_295))));

function character(value: Value): string {
  if (value.kind === "number" || (value.kind === "input" && value.number !== null)) {
    return String.fromCharCode(Math.trunc(toNumber(value)) & 0xff);
  }
  return toText(value, "%.6g").slice(0, 1);
}
