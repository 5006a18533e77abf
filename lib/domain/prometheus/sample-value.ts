/** A sample's value from Prometheus' own text: `1.5e+09`, `NaN`, `+Inf`, `-Inf`. */
export function parseSampleValue(text: string): number {
  if (text === "+Inf" || text === "Inf") return Number.POSITIVE_INFINITY;
  return text === "-Inf" ? Number.NEGATIVE_INFINITY : Number(text);
}

/** As many digits as tell one value from another; what a float has beyond them is noise. */
const tellingDigits = 9;

/** A value for a table or a legend: Prometheus' own text, a long fraction cut to the digits that tell. */
export function shownValue(text: string): string {
  const isLong =
    /^-?\d*\.\d+$/.test(text) && text.replace(/^-?0*\.?0*|\./g, "").length > tellingDigits;
  return isLong ? String(Number(parseSampleValue(text).toPrecision(tellingDigits))) : text;
}

/** From 10⁻⁹ on in steps of 1000. */
const prefixes = ["n", "µ", "m", "", "k", "M", "G", "T", "P"];
const plain = prefixes.indexOf("");

/**
 * A value in a few digits that a reader can say: `1.23 G`, `85 µ`, `0.25`. Without a unit, which nobody but
 * the metric's name knows. What is not finite stays as Prometheus writes it.
 */
export function readableValue(value: number, digits = 3): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  const size = Math.abs(value);
  if (size === 0) return "0";
  const rounded = Number(value.toPrecision(digits));
  if (size >= 0.001 && Math.abs(rounded) < 1000) return String(rounded);
  const step = Math.floor(Math.log10(Math.abs(rounded)) / 3 + 1e-9);
  const prefix = prefixes[step + plain];
  if (prefix === undefined) return value.toExponential(digits - 1);
  return `${Number((rounded / 1000 ** step).toPrecision(digits))} ${prefix}`;
}

/** Seconds since the epoch between 2001 and 2096: a number that can be meant as a time. */
const earliestTime = 1e9;
const latestTime = 4e9;

/**
 * Whether a value is to be read as a moment: it is in the range of Unix times, and what it was asked for by
 * (the metric's name, or the expression where a result has no name) speaks of one.
 */
export function isUnixTime(value: number, askedBy: string): boolean {
  if (!(value >= earliestTime && value <= latestTime)) return false;
  // What is reckoned from moments is mostly an age.
  const reckoned = withoutMatchers(askedBy);
  if (/[-+*/%^]/.test(reckoned)) return false;
  return /(?:^|[_\W])time(?:stamp)?(?:_seconds)?(?![a-z0-9_])/.test(askedBy);
}

/** Without what stands in braces. An expression for it would read to the end from each brace that is never closed. */
function withoutMatchers(query: string): string {
  const parts = query.split("}");
  const last = parts.pop() ?? "";
  return [...parts.map((part) => part.split("{", 1)[0]), last].join("");
}
