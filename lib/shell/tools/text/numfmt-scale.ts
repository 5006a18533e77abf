import { ToolError } from "@/lib/shell/tools/tool";

export type Scale = "none" | "auto" | "si" | "iec" | "iec-i";
export type Rounding = "up" | "down" | "from-zero" | "towards-zero" | "nearest";

/** A number as a whole one over a power of ten, so that nothing is rounded on the way. */
export interface Exact {
  top: bigint;
  bottom: bigint;
  /** How many decimals it was written with. */
  decimals: number;
}

const letters = "KMGTPEZY";

/** What is wrong with the letters behind a number; nothing where they are as the scale has them. */
function suffixFault(
  text: string,
  scale: Scale,
  { hasI, more }: { hasI: boolean; more: string },
): string {
  if (scale === "none") return `rejecting suffix in input: ‘${text}’ (consider using --from)`;
  if (more !== "") return `invalid suffix in input ‘${text}’: ‘${more}’`;
  if (hasI && /^(si|iec)$/.test(scale)) return `invalid suffix in input ‘${text}’: ‘i’`;
  if (!hasI && scale === "iec-i") return `missing 'i' suffix in input: ‘${text}’ (e.g Ki/Mi/Gi)`;
  return "";
}

/** The number that a text gives, with the letter of its size where `scale` takes one. */
export function readScaled(text: string, scale: Scale): Exact {
  const [, sign = "", whole = "", decimals = "", rest = ""] =
    /^(-?)(\d*)(?:\.(\d+))?([\s\S]*)$/.exec(text) ?? [];
  if (whole === "" && decimals === "") throw new ToolError(`invalid number: ‘${text}’`, 2);
  const [, letter = "", hasI, more = ""] = /^([KMGTPEZY]?)(i?)([\s\S]*)$/.exec(rest) ?? [];
  const fault =
    letter === ""
      ? rest && `invalid suffix in input: ‘${text}’`
      : suffixFault(text, scale, { hasI: hasI !== "", more });
  if (fault !== "") throw new ToolError(fault, 2);
  const base = scale === "si" || (scale === "auto" && hasI === "") ? 1000n : 1024n;
  const size = base ** BigInt(letters.indexOf(letter || "\0") + 1);
  const top = BigInt(sign + whole + decimals) * (letter === "" ? 1n : size);
  const isPlain = letter === "";
  return { top, bottom: 10n ** BigInt(decimals.length), decimals: isPlain ? decimals.length : 0 };
}

/** A whole number by that rule, of what `top` over `bottom` is. */
function round(top: bigint, bottom: bigint, rule: Rounding): bigint {
  const down = top / bottom;
  const rest = top % bottom;
  if (rest === 0n) return down;
  const away = down + (top < 0n ? -1n : 1n);
  const size = rest < 0n ? -rest : rest;
  if (rule === "nearest") return size * 2n >= bottom ? away : down;
  if (rule === "up") return top < 0n ? down : away;
  if (rule === "down") return top < 0n ? away : down;
  return rule === "from-zero" ? away : down;
}

interface Written {
  scale: Scale;
  rounding: Rounding;
  /** Decimals that were asked for; null where they follow from the size. */
  precision: number | null;
}

export function writeScaled({ top, bottom, decimals }: Exact, written: Written): string {
  const { scale, rounding, precision } = written;
  if (scale === "none") {
    const shown = precision ?? decimals;
    return fixed(round(top * 10n ** BigInt(shown), bottom, rounding), shown);
  }
  const base = scale === "si" ? 1000n : 1024n;
  let power = 0;
  let size = bottom;
  for (; abs(top) >= size * base; power++) size *= base;
  const small = abs(top) < 10n * size ? 1 : 0;
  const kept = precision === null ? small : Math.min(power * 3, precision);
  let unit = 10n ** BigInt(kept);
  const rounded = round(top * unit, size, rounding);
  if (abs(rounded) >= base * unit) {
    unit *= base;
    power++;
  }
  const hasPoint = rounded !== 0n && abs(rounded) < 10n * unit && power > 0;
  const shown = precision ?? (hasPoint ? 1 : 0);
  const digits = round(rounded * 10n ** BigInt(shown), unit, "nearest");
  return fixed(digits, shown) + letterOf(power, scale);
}

const abs = (value: bigint) => (value < 0n ? -value : value);

const letterOf = (power: number, scale: Scale) =>
  power === 0 ? "" : `${letters[power - 1] ?? "?"}${scale === "iec-i" ? "i" : ""}`;

function fixed(value: bigint, decimals: number): string {
  const digits = String(value < 0n ? -value : value).padStart(decimals + 1, "0");
  const sign = value < 0n ? "-" : "";
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
