/** Numbers as C's printf writes them. */

const special = (value: number, isUpper: boolean): string | null => {
  if (Number.isFinite(value)) return null;
  const text = Number.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
  return isUpper ? text.toUpperCase() : text;
};

/** `%.Nf`, rounded as the exact binary value has it: half to even where it is exactly between. */
export function formatFixed(value: number, precision: number): string {
  const outside = special(value, false);
  if (outside !== null) return outside;
  const isNegative = value < 0 || Object.is(value, -0);
  return (isNegative ? "-" : "") + exactFixed(Math.abs(value), precision);
}

/** By whole numbers without end, so that no step rounds but the last. */
function exactFixed(value: number, precision: number): string {
  let exponent = 0;
  let mantissa = value;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  const numerator = BigInt(mantissa) * 10n ** BigInt(precision);
  const denominator = 1n << BigInt(exponent);
  let quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  if (twice > denominator || (twice === denominator && quotient % 2n === 1n)) quotient++;
  const digits = String(quotient).padStart(precision + 1, "0");
  if (precision === 0) return digits;
  return `${digits.slice(0, -precision)}.${digits.slice(-precision)}`;
}

/** `%.Ne`, with an exponent of two digits at least. */
export function formatExponent(value: number, precision: number): string {
  const outside = special(value, false);
  if (outside !== null) return outside;
  const [mantissa = "", exponent = "+0"] = value.toExponential(Math.min(precision, 100)).split("e");
  const sign = exponent.charAt(0) === "-" ? "-" : "+";
  const minus = Object.is(value, -0) ? "-" : "";
  return `${minus}${mantissa}e${sign}${exponent.replace(/^[-+]/, "").padStart(2, "0")}`;
}

/** `%.Ng`; `#` keeps the zeros at its end. */
export function formatGeneral(value: number, precision: number, keepsZeros = false): string {
  const outside = special(value, false);
  if (outside !== null) return outside;
  const digits = precision || 1;
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const exponential = formatExponent(value, digits - 1);
  const exponent = Number(/e([-+]\d+)$/.exec(exponential)?.[1]);
  const isPlain = exponent >= -4 && exponent < digits;
  const text = isPlain ? formatFixed(value, digits - 1 - exponent) : exponential;
  if (keepsZeros) return text;
  const [mantissa = "", power] = text.split("e");
  const short = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return power === undefined ? short : `${short}e${power}`;
}
