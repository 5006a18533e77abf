/** A number of bc: `digits` divided by ten as often as `scale` says. */
export interface BcNumber {
  digits: bigint;
  scale: number;
}

export const whole = (value: number | bigint): BcNumber => ({ digits: BigInt(value), scale: 0 });
export const zero = whole(0);

const ten = (power: number) => 10n ** BigInt(power);

/** With more places, or cut off to fewer. */
export function rescale({ digits, scale }: BcNumber, to: number): BcNumber {
  if (to >= scale) return { digits: digits * ten(to - scale), scale: to };
  return { digits: digits / ten(scale - to), scale: to };
}

export function add(a: BcNumber, b: BcNumber): BcNumber {
  const scale = Math.max(a.scale, b.scale);
  return { digits: rescale(a, scale).digits + rescale(b, scale).digits, scale };
}

export const negate = ({ digits, scale }: BcNumber): BcNumber => ({ digits: -digits, scale });

export function compare(a: BcNumber, b: BcNumber): number {
  const { digits } = add(a, negate(b));
  return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

export const isZero = ({ digits }: BcNumber): boolean => digits === 0n;

export function multiply(a: BcNumber, b: BcNumber, scale: number): BcNumber {
  const full = { digits: a.digits * b.digits, scale: a.scale + b.scale };
  return rescale(full, Math.min(full.scale, Math.max(scale, a.scale, b.scale)));
}

/** Cut off at `scale`; the divisor is not 0. */
export function divide(a: BcNumber, b: BcNumber, scale: number): BcNumber {
  const shift = scale + b.scale - a.scale;
  const digits =
    shift >= 0 ? (a.digits * ten(shift)) / b.digits : a.digits / (b.digits * ten(-shift));
  return { digits, scale };
}

/** What the division leaves, as POSIX has it. */
export function modulo(a: BcNumber, b: BcNumber, scale: number): BcNumber {
  const quotient = divide(a, b, scale);
  const product = { digits: quotient.digits * b.digits, scale: quotient.scale + b.scale };
  return rescale(add(a, negate(product)), Math.max(scale + b.scale, a.scale));
}

export function power(base: BcNumber, exponent: bigint, scale: number): BcNumber {
  const size = exponent < 0n ? -exponent : exponent;
  const full = { digits: base.digits ** size, scale: base.scale * Number(size) };
  if (exponent < 0n) return divide(whole(1), full, scale);
  return rescale(full, Math.min(full.scale, Math.max(scale, base.scale)));
}

export function squareRoot(value: BcNumber, scale: number): BcNumber {
  const to = Math.max(scale, value.scale);
  return { digits: integerRoot(rescale(value, to * 2).digits), scale: to };
}

function integerRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

export function parseNumber(text: string, base: number): BcNumber {
  if (base === 10 && /^[\d.]*$/.test(text)) {
    const [before = "", after = ""] = text.split(".");
    return { digits: BigInt(before + after || "0"), scale: after.length };
  }
  const [before = "", after = ""] = text.split(".");
  // A single digit counts as it is, of several each at most as the base allows.
  const highest = text.length === 1 ? 15 : base - 1;
  const digitOf = (char: string) => BigInt(Math.min(Number.parseInt(char, 16), highest));
  const join = (digits: string) =>
    [...digits].reduce((sum, char) => sum * BigInt(base) + digitOf(char), 0n);
  const fraction = divide(
    whole(join(after)),
    whole(BigInt(base) ** BigInt(after.length)),
    after.length,
  );
  return add(whole(join(before)), fraction);
}

/** As bc prints it: no 0 before the point. */
export function printNumber(value: BcNumber): string {
  if (isZero(value)) return "0";
  const { digits, scale } = value;
  const sign = digits < 0n ? "-" : "";
  const text = String(digits < 0n ? -digits : digits).padStart(scale, "0");
  if (scale === 0) return sign + text;
  return `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
