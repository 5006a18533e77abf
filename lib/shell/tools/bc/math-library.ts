import {
  add,
  type BcNumber,
  compare,
  divide,
  isZero,
  multiply,
  negate,
  rescale,
  squareRoot,
  whole,
  zero,
} from "./number";

/** The functions of `bc -l`, each to `scale` places, cut off. */
type MathFunction = (x: BcNumber, scale: number) => BcNumber;

/** Places beyond those asked for, so that what is cut off is right. */
const guard = 12;

/** Adds terms until they are 0; `next` makes of a term and its number the one after. */
function series(first: BcNumber, next: (term: BcNumber, at: number) => BcNumber): BcNumber {
  let sum = first;
  let term = first;
  for (let at = 1; !isZero(term); at++) {
    term = next(term, at);
    sum = add(sum, term);
  }
  return sum;
}

function exponential(x: BcNumber, scale: number): BcNumber {
  const isNegative = x.digits < 0n;
  let small = isNegative ? negate(x) : x;
  let halvings = 0;
  while (compare(small, whole(1)) > 0) {
    small = divide(small, whole(2), Math.max(small.scale + 1, scale));
    halvings++;
  }
  const work = scale + guard + halvings + String(x.digits).length;
  let value = series(rescale(whole(1), work), (term, at) =>
    divide(rescale(multiply(term, small, work), work), whole(at), work),
  );
  for (; halvings > 0; halvings--) value = multiply(value, value, work);
  return isNegative ? divide(whole(1), value, work) : value;
}

function logarithm(x: BcNumber, scale: number): BcNumber {
  if (x.digits <= 0n) {
    return divide(add(whole(1), negate(whole(10n ** BigInt(scale)))), whole(1), scale);
  }
  const work = scale + guard + 8;
  let small = rescale(x, Math.max(work, x.scale));
  let factor = 2n;
  const [two, half] = [whole(2), { digits: 5n, scale: 1 }];
  while (compare(small, two) >= 0 || compare(small, half) <= 0) {
    small = squareRoot(small, work);
    factor *= 2n;
  }
  const ratio = divide(add(small, whole(-1)), add(small, whole(1)), work);
  return multiply(oddSeries(ratio, work, false), whole(factor), work);
}

/** x + x³/3 + x⁵/5 + …, or with changing signs. */
function oddSeries(x: BcNumber, work: number, isAlternating: boolean): BcNumber {
  const square = multiply(x, x, work);
  let power = x;
  let sum = x;
  for (let at = 3; ; at += 2) {
    power = multiply(power, square, work);
    if (isAlternating) power = negate(power);
    const term = divide(power, whole(at), work);
    if (isZero(term)) return sum;
    sum = add(sum, term);
  }
}

function arcTangent(x: BcNumber, scale: number): BcNumber {
  const work = scale + guard;
  if (x.digits < 0n) return negate(arcTangent(negate(x), scale));
  let small = rescale(x, Math.max(work, x.scale));
  let doublings = 0;
  while (compare(small, { digits: 2n, scale: 1 }) > 0) {
    const root = squareRoot(add(whole(1), multiply(small, small, work)), work);
    small = divide(small, add(whole(1), root), work);
    doublings++;
  }
  return multiply(oddSeries(small, work, true), whole(2 ** doublings), work);
}

function sine(x: BcNumber, scale: number): BcNumber {
  const work = scale + guard + String(x.digits).length;
  const pi = multiply(arcTangent(whole(1), work), whole(4), work);
  const turns = divide(x, multiply(pi, whole(2), work), 0);
  const angle = rescale(add(x, negate(multiply(turns, multiply(pi, whole(2), work), work))), work);
  const square = multiply(angle, angle, work);
  return series(angle, (term, at) =>
    divide(negate(multiply(term, square, work)), whole(2 * at * (2 * at + 1)), work),
  );
}

function cosine(x: BcNumber, scale: number): BcNumber {
  const work = scale + guard + String(x.digits).length;
  const quarter = multiply(arcTangent(whole(1), work), whole(2), work);
  return sine(add(x, quarter), work);
}

const cut =
  (calculate: MathFunction): MathFunction =>
  (x, scale) =>
    rescale(calculate(x, scale), scale);

export const mathLibrary: Readonly<Record<string, MathFunction>> = {
  e: cut((x, scale) => (isZero(x) ? whole(1) : exponential(x, scale))),
  l: cut(logarithm),
  a: cut((x, scale) => (isZero(x) ? zero : arcTangent(x, scale))),
  s: cut(sine),
  c: cut(cosine),
};
