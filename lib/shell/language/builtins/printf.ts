import { readNumber } from "@/lib/shell/language/arithmetic/arithmetic-tree";
import { expandText } from "@/lib/shell/language/expansion/expand-word";
import { backslashQuoted, withEscapes } from "@/lib/shell/language/expansion/quote-text";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import { decodeText, encodeText } from "@/lib/shell/language/process/text-bytes";
import { readReference, setValue } from "@/lib/shell/language/variables/values";
import { formatFixed } from "@/lib/shell/tools/format-number";
import { formatTime } from "./format-time";

const directive =
  /%([-+ #0']*)(\*|-?\d+)?(?:\.(\*|-?\d*))?(?:hh|h|ll|l|L|q|j|z|t)?(?:\(([^)]*)\)(?=T))?([a-zA-Z%])/g;

interface Run {
  process: Process;
  args: string[];
  used: number;
  faults: string[];
  /** Said like faults, but no reason to end otherwise. */
  warnings: string[];
  isEnded: boolean;
}

/** `printf`: the format is used anew until no argument is left. */
export const printf: Builtin = async (process, words) => {
  const rest = [...words];
  const target = rest[0] === "-v" ? rest.splice(0, 2)[1] : undefined;
  if (rest[0] === "--") rest.shift();
  const [format, ...args] = rest;
  if (format === undefined) {
    await process.complain("printf: usage: printf [-v var] format [arguments]\n");
    return 2;
  }
  const run: Run = { process, args, used: 0, faults: [], warnings: [], isEnded: false };
  const text = await whole(run, format);
  if (target === undefined) await process.print(text);
  else {
    const reference = readReference(target);
    if (!reference) return process.failed(`printf: \`${target}': not a valid identifier`, 2);
    const { name, subscript } = reference;
    const key = subscript === null ? null : await expandText(process, subscript);
    setValue(process, { name, subscript: key }, text);
  }
  for (const said of [...run.faults, ...run.warnings]) await process.tell(`printf: ${said}`);
  return run.faults.length > 0 ? 1 : 0;
};

async function whole(run: Run, format: string): Promise<string> {
  let text = "";
  do {
    const before = run.used;
    text += await once(run, format);
    run.process.machine.budget.text(text.length);
    if (run.used === before) break;
  } while (run.used < run.args.length && !run.isEnded);
  return text;
}

async function once(run: Run, format: string): Promise<string> {
  let text = "";
  let from = 0;
  for (const found of format.matchAll(directive)) {
    if (found.index < from) continue;
    text += plain(run, format.slice(from, found.index));
    text += await convert(run, found);
    from = found.index + found[0].length;
    if (run.isEnded) return text;
  }
  const rest = format.slice(from);
  const stray = rest.indexOf("%");
  if (stray >= 0) {
    run.faults.push(
      `\`${rest[stray + 1] ?? "%"}': ${rest[stray + 1] ? "invalid format character" : "missing format character"}`,
    );
    run.isEnded = true;
    return text + plain(run, rest.slice(0, stray));
  }
  return text + plain(run, rest);
}

const plain = (_: Run, text: string) => withEscapes(text, { isFormat: true }).text;

const next = (run: Run): string | undefined => run.args[run.used++];

async function convert(run: Run, found: RegExpExecArray): Promise<string> {
  const [, flags = "", widthText, precisionText, timeFormat, letter = ""] = found;
  if (letter === "%") return "%";
  const width = widthText === "*" ? Number(next(run) ?? 0) : Number(widthText ?? 0);
  const precision = precisionOf(run, precisionText);
  const isLeft = flags.includes("-") || width < 0;
  const pad = (text: string) => padded(text, Math.abs(width), isLeft);
  if (letter === "T") return pad(await time(run, timeFormat ?? ""));
  switch (letter) {
    case "s":
      return pad(cut(next(run) ?? "", precision));
    case "b": {
      const made = withEscapes(next(run) ?? "", { isFormat: false });
      run.isEnded = made.isEnded;
      return pad(cut(made.text, precision));
    }
    case "q":
      return pad(cut(backslashQuoted(next(run) ?? ""), precision));
    case "Q":
      return pad(backslashQuoted(cut(next(run) ?? "", precision)));
    case "c":
      return pad((next(run) ?? "").slice(0, 1));
    case "n":
      return "";
  }
  if ("diuoxX".includes(letter)) {
    return integer(integerOf(run, "di".includes(letter)), letter, {
      flags,
      precision,
      width: Math.abs(width),
      isLeft,
    });
  }
  if ("eEfFgGaA".includes(letter)) {
    return float(floatOf(run), letter, { flags, precision, width: Math.abs(width), isLeft });
  }
  run.faults.push(`\`${letter}': invalid format character`);
  run.isEnded = true;
  return "";
}

function precisionOf(run: Run, text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = text === "*" ? Number(next(run) ?? 0) : Number(text || 0);
  return value < 0 ? null : value;
}

/** A precision counts bytes. */
const cut = (text: string, precision: number | null) =>
  precision === null ? text : decodeText(encodeText(text).slice(0, precision));

function padded(text: string, width: number, isLeft: boolean): string {
  const missing = width - encodeText(text).length;
  if (missing <= 0) return text;
  return isLeft ? text + " ".repeat(missing) : " ".repeat(missing) + text;
}

async function time(run: Run, format: string): Promise<string> {
  const word = next(run);
  const nowMs = run.process.machine.nowMs();
  const startMs = run.process.machine.startedMs;
  const seconds = word === undefined || word === "-1" ? nowMs / 1000 : Number(word);
  const at = word === "-2" ? startMs / 1000 : seconds;
  return formatTime(run.process, format || "%X", Math.floor(at));
}

function integerOf(run: Run, isSigned: boolean): bigint {
  const word = next(run);
  if (word === undefined || word === "") return 0n;
  if (/^['"]/.test(word)) return BigInt(word.codePointAt(1) ?? 0);
  const found = /^\s*([-+]?)(0[xX][\da-fA-F]+|\d+)/.exec(word);
  const value = found ? readNumber(found[2] ?? "") : "";
  if (!found || typeof value === "string") {
    run.faults.push(`${word}: invalid ${/^\s*[-+]?0\d/.test(word) ? "octal " : ""}number`);
    return 0n;
  }
  if (found[0] !== word) run.faults.push(`${word}: invalid number`);
  const size = sizeOf(found[2] ?? "");
  const signed = found[1] === "-" ? -size : size;
  const bounded = inRange(signed, isSigned);
  if (bounded !== signed) run.warnings.push(`warning: ${word}: Numerical result out of range`);
  return bounded;
}

const sizeOf = (digits: string) => BigInt(digits.replace(/^0(?=\d)/, "0o"));

/** The nearest number of 64 bits; without a sign one below zero counts from the end. */
function inRange(value: bigint, isSigned: boolean): bigint {
  const most = isSigned ? 2n ** 63n - 1n : 2n ** 64n - 1n;
  if (value > most) return most;
  if (isSigned) return value < -most - 1n ? -most - 1n : value;
  return value < -most ? most : value;
}

function floatOf(run: Run): number {
  const word = next(run);
  if (word === undefined || word === "") return 0;
  if (/^['"]/.test(word)) return word.codePointAt(1) ?? 0;
  const found =
    /^\s*[-+]?(?:0[xX][\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|inf(?:inity)?|nan)/i.exec(
      word,
    );
  if (!found || found[0] !== word) run.faults.push(`${word}: invalid number`);
  const text = (found?.[0] ?? "0").trim();
  if (/inf/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return /nan/i.test(text) ? Number.NaN : Number(text);
}

interface Shape {
  flags: string;
  precision: number | null;
  width: number;
  isLeft: boolean;
}

function integer(value: bigint, letter: string, shape: Shape): string {
  const isSigned = letter === "d" || letter === "i";
  const size = isSigned ? (value < 0n ? -value : value) : BigInt.asUintN(64, value);
  const lower = size.toString(bases[letter] ?? 10).padStart(shape.precision ?? 0, "0");
  const digits = letter === "X" ? lower.toUpperCase() : lower;
  const begin = shape.flags.includes("#") && size !== 0n ? (prefixes[letter] ?? "") : "";
  const prefix = isSigned ? signOf(value < 0n, shape.flags) : begin;
  return laidOut(prefix, digits, shape, shape.precision === null);
}

const bases: Record<string, number> = { o: 8, x: 16, X: 16 };
const prefixes: Record<string, string> = { o: "0", x: "0x", X: "0X" };

const signOf = (isNegative: boolean, flags: string) => {
  if (isNegative) return "-";
  return flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
};

function laidOut(
  prefix: string,
  digits: string,
  { flags, width, isLeft }: Shape,
  mayFill: boolean,
) {
  const isFilled = flags.includes("0") && !isLeft && mayFill;
  const body = isFilled ? digits.padStart(width - prefix.length, "0") : digits;
  return padded(prefix + body, width, isLeft);
}

function float(value: number, letter: string, shape: Shape): string {
  const size = Math.abs(value);
  const isNegative = value < 0 || Object.is(value, -0);
  const prefix = signOf(isNegative, shape.flags);
  const isUpper = letter === letter.toUpperCase();
  if (!Number.isFinite(size)) {
    const word = Number.isNaN(size) ? "nan" : "inf";
    return laidOut(prefix, isUpper ? word.toUpperCase() : word, shape, false);
  }
  const precision = shape.precision ?? 6;
  const kind = letter.toLowerCase();
  let digits: string;
  if (kind === "f") digits = fixed(size, precision);
  else if (kind === "e") digits = exponential(size, precision);
  else digits = general(size, precision === 0 ? 1 : precision, shape.flags.includes("#"));
  return laidOut(prefix, isUpper ? digits.toUpperCase() : digits, shape, true);
}

const fixed = (size: number, precision: number) => formatFixed(size, Math.min(precision, 100));

const exponential = (size: number, precision: number) =>
  size.toExponential(Math.min(precision, 100)).replace(/e([-+])(\d)$/, "e$10$2");

function general(size: number, precision: number, isKept: boolean): string {
  const exponent = size === 0 ? 0 : Number(size.toExponential(precision - 1).split("e")[1]);
  const isFixed = exponent >= -4 && exponent < precision;
  const text = isFixed ? fixed(size, precision - 1 - exponent) : exponential(size, precision - 1);
  if (isKept) return text;
  return text.replace(/(\.\d*?)0+(?=e|$)/, "$1").replace(/\.(?=e|$)/, "");
}
