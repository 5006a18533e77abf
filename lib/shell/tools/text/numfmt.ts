import { readOptions } from "@/lib/shell/tools/read-options";
import { linesOf, notSupported, type Tool, ToolError, type ToolRun } from "@/lib/shell/tools/tool";
import { type Rounding, readScaled, type Scale, writeScaled } from "./numfmt-scale";
import { parseRanges } from "./ranges";

const long = {
  from: "from",
  to: "to",
  "from-unit": "from-unit",
  "to-unit": "to-unit",
  round: "round",
  suffix: "suffix",
  field: "field",
  delimiter: "d",
  padding: "padding",
  header: "header",
  grouping: "grouping",
  format: "format",
  invalid: "invalid",
};
const { header: _header, grouping: _grouping, delimiter: _delimiter, ...valued } = long;

const scales = ["none", "auto", "si", "iec", "iec-i"] as const;
const roundings = ["up", "down", "from-zero", "towards-zero", "nearest"] as const;
const leniences = ["abort", "fail", "warn", "ignore"] as const;

interface Plan {
  from: Scale;
  to: Scale;
  fromUnit: bigint;
  toUnit: bigint;
  rounding: Rounding;
  suffix: string;
  isWanted: (field: number) => boolean;
  delimiter: string | null;
  padding: number;
  format: Format;
  lenience: (typeof leniences)[number];
}

interface Format {
  before: string;
  after: string;
  width: number;
  hasZeros: boolean;
  precision: number | null;
}

/** numfmt of GNU: numbers with the letters of their size, and back. */
export const numfmt: Tool = async (args, host) => {
  const read = readOptions(args, { short: "d:", long, valued: Object.keys(valued) });
  const plan = planOf((name) => read.value(name));
  const run: ToolRun = { out: "", said: "", status: 0 };
  const input = read.operands.length > 0 ? null : linesOf(host.stdin);
  const skipped = read.has("header") && input ? Number(read.value("header") || 1) : 0;
  for (const [at, line] of (input ?? read.operands).entries()) {
    if (at < skipped) run.out += `${line}\n`;
    else if (!convertLine(line, plan, run)) return run;
  }
  return run;
};

function planOf(value: (name: string) => string | undefined): Plan {
  const one = <T extends string>(name: string, choices: readonly T[], otherwise: T): T => {
    const given = value(name);
    if (given === undefined) return otherwise;
    const found = choices.find((choice) => choice === given);
    if (found === undefined) throw new ToolError(`invalid argument ‘${given}’ for ‘--${name}’`, 1);
    return found;
  };
  const unit = (name: string) => {
    const given = value(name) ?? "1";
    if (!/^[1-9]\d*$/.test(given)) throw notSupported(`--${name}=${given}`);
    return BigInt(given);
  };
  const format = readFormat(value("format") ?? "%f");
  return {
    from: one("from", scales, "none"),
    to: one("to", scales, "none"),
    fromUnit: unit("from-unit"),
    toUnit: unit("to-unit"),
    rounding: one("round", roundings, "from-zero"),
    suffix: value("suffix") ?? "",
    isWanted: parseRanges(value("field") ?? "1"),
    delimiter: value("d") ?? null,
    padding: format.width || Number(value("padding") ?? 0),
    format,
    lenience: one("invalid", leniences, "abort"),
  };
}

function readFormat(text: string): Format {
  const [, before = "", flags = "", width = "0", precision, after = ""] =
    /^((?:[^%]|%%)*)%([-0']*)(\d+)?(?:\.(\d*))?f((?:[^%]|%%)*)$/.exec(text) ?? [];
  if (!/%[^%]*f/.test(text)) throw new ToolError(`format ‘${text}’ has no % directive`, 1);
  return {
    before: before.replaceAll("%%", "%"),
    after: after.replaceAll("%%", "%"),
    width: Number(width) * (flags.includes("-") ? -1 : 1),
    hasZeros: flags.includes("0"),
    precision: precision === undefined ? null : Number(precision),
  };
}

/** Converts the wanted fields; false where what is no number ends it all. */
function convertLine(line: string, plan: Plan, run: ToolRun): boolean {
  const parts = line.split(plan.delimiter ?? /(?<=\S)[ \t]/);
  for (const [at, part] of parts.entries()) {
    if (at > 0) run.out += plan.delimiter ?? " ";
    const made = plan.isWanted(at + 1) ? tryConvert(part, plan, at > 0) : { text: part };
    if (made.fault !== undefined && isEnd(made.fault, plan, run)) return false;
    run.out += made.text;
  }
  run.out += "\n";
  return true;
}

/** Says what was no number as it was asked for, and whether it ends all. */
function isEnd(fault: string, { lenience }: Plan, run: ToolRun): boolean {
  if (lenience !== "ignore") run.said += `numfmt: ${fault}\n`;
  if (/abort|fail/.test(lenience)) run.status = 2;
  return lenience === "abort";
}

function tryConvert(part: string, plan: Plan, isLater: boolean): { text: string; fault?: string } {
  try {
    return { text: convert(part, plan, isLater) };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return { text: part, fault: error.message };
  }
}

function convert(part: string, plan: Plan, isLater: boolean): string {
  const { suffix, format } = plan;
  const word = part.replace(/^[ \t]+/, "");
  const bare = suffix !== "" && word.endsWith(suffix) ? word.slice(0, -suffix.length) : word;
  const { top, bottom, decimals } = readScaled(bare, plan.from);
  const exact = { top: top * plan.fromUnit, bottom: bottom * plan.toUnit, decimals };
  const { to: scale, rounding } = plan;
  const written = writeScaled(exact, { scale, rounding, precision: format.precision });
  const zeros = format.hasZeros ? Math.max(0, plan.padding - written.search(/[A-Za-z]|$/)) : 0;
  const text = written.replace(/^-?/, `$&${"0".repeat(zeros)}`) + suffix;
  // Without a width, a column that was filled up stays as wide as it was.
  const isFilled = plan.delimiter === null && (isLater || word !== part);
  const width = plan.padding || (isFilled ? part.length : 0);
  const padded = width < 0 ? text.padEnd(-width) : text.padStart(width);
  return format.before + padded + format.after;
}
