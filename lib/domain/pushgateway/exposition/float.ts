const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const special = /^(?:[+-]?inf(?:inity)?|nan)$/i;

/**
 * Whether a Pushgateway reads this as a number: what Go's `strconv.ParseFloat` takes for 64 bits, without
 * underscores and hexadecimal forms, which `expfmt` excludes. A finite number too large for a float is none.
 */
export function isReadableFloat(text: string): boolean {
  return decimal.test(text) ? Number.isFinite(Number(text)) : special.test(text);
}
