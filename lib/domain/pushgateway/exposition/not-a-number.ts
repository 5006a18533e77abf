import { explainInvisible } from "@/lib/domain/difference/invisible";
import { quoted } from "@/lib/domain/verdict/shorten";

interface Written {
  value: string;
  name: string;
  /** The line up to the end of the value. */
  line: string;
  /** What stands behind it on the line. */
  rest: string;
}

const number = String.raw`[+-]?\d+(?:\.\d+)?`;
const separators = String.raw`[,'’_.\u00a0\u2009\u202f]`;
/** Groups of three digits, which end in a part below one or not. */
const thousands = new RegExp(String.raw`^[+-]?\d{1,3}(?:${separators}\d{3})+(?:[.,]\d*)?$`);
/** What is longer is looked at no further. */
const longest = 500;
const noThousands = "thousands are not set apart, and the decimal sign is a point.";

/** The first that applies tells; `…` stands for the value. */
const reasons: readonly [pattern: RegExp, told: string][] = [
  [/\/[nrt]$/, "… is not a number: a slash and a letter make no line break."],
  [/^[+-]?\d+(,\d+){2,}/, `… is not a number: ${noThousands}`],
  [thousands, `… is not a number: ${noThousands}`],
  [
    /^[+-]?[\d.]*,\d+(?:\.\d+)?$/,
    "… is not a number: it may not hold a comma. The decimal sign is a point.",
  ],
  [
    /^\$|^`/,
    "… is a variable or a command of a shell that was not replaced by its value, as in single quotes.",
  ],
  [/^["'“”„‘’«»].*["'“”„‘’«»]$/, "A number is written without quotes."],
  [/^<.*>$|^\{\{|^%.*%$/, "… holds the place of a value. A number belongs there."],
  [
    /^[−–—‒]/,
    "… begins with a dash that is no minus sign. The minus sign is the hyphen of the keyboard, -.",
  ],
  [
    /^[+-]?\d+(?:\.\d+){2,}/,
    "… is not a number: it has more than one point. A version belongs in a label.",
  ],
  [/^\d{4}-\d\d-\d\d/, "… is not a number. A moment is written as seconds since 1970."],
  [
    /^\d+:\d\d(:\d\d)?(\.\d+)?$|^(\d+[hms]){2,}$/,
    "… is not a number. A length of time is written in seconds, as one number.",
  ],
  [/^(true|false|yes|no|on|off)$/i, "… is not a number: write 1 for true, and 0 for false."],
  [
    /^(null|nil|none|undefined|n\/a|na|-+|\?)$/i,
    "… is not a number. A value that is not known is written NaN, or its line is left out.",
  ],
  [/^[+-]?(∞|infinite)$/i, "… is not read: infinity is written +Inf or -Inf."],
  [/^[+-]?0x/i, "… is not read: a number is written in decimal digits."],
  [new RegExp(`^${number}[;,)\\]}]+$`), "… is not a number: nothing comes after its last digit."],
  [
    new RegExp(`^${number}([+*/^-]${number})+$`),
    "… is not a number, and the gateway does not calculate.",
  ],
  [
    new RegExp(`^[$€£]?${number}[\\p{L}%°µ€$£²³/]+$`, "u"),
    "… is not a number: a value has no unit. The metric's name says it.",
  ],
];

/** What is wrong with a value that cannot be read, from what is likely to have been meant. */
export function explainValue(written: Written): string {
  const { value, name, line, rest } = written;
  const shown = quoted(value);
  if (/^(TYPE|HELP)$/i.test(name)) return `A ${name.toUpperCase()} line begins with #.`;
  const [sign] = /^(=>|:=|[=:]+)/.exec(value) ?? [];
  if (sign) return nothingBetween(line, sign);
  const [digits = ""] = new RegExp(`^${number}`).exec(value) ?? [];
  if (rest.trim() !== "" && digits !== "" && /^[a-z_:#]/i.test(value.slice(digits.length))) {
    return `${shown} is not a number: after ${digits} a newline is missing.`;
  }
  const invisible = explainInvisible(value);
  if (invisible)
    return thousands.test(value) ? `${invisible} Thousands are not set apart.` : invisible;
  if (Math.abs(Number(value)) === Number.POSITIVE_INFINITY) {
    return `${shown} is too large: the largest number is about 1.8e308.`;
  }
  const reason = reasons.find(([pattern]) => pattern.test(value))?.[1];
  if (reason) return reason.replace("…", shown);
  if (value.startsWith("}"))
    return "There is a closing brace before the value, and no brace is open.";
  if (/^[\w.-]+=/.test(value)) {
    return `${shown} is where the value belongs: labels go in braces, { and }, after the name.`;
  }
  const told = `${shown} is where the value belongs, and is not a number.`;
  const hasValueBehind = new RegExp(`^\\s(?:.*\\s)?${number}\\s*$`).test(rest.slice(0, longest));
  return hasValueBehind ? `${told} A name holds no space.` : `${told} Text belongs in a label.`;
}

/** Names and values stand side by side. */
export function nothingBetween(written: string, sign: string): string {
  return `${quoted(written)}: only a space goes between the name and the value, no ${sign}.`;
}
