/** The generator behind `$RANDOM` of bash 5.2, so that a script that seeds it gets the numbers it knows. */
export class RandomNumbers {
  private state: number;
  private last = 0;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** Between 0 and 32767, and never the same twice in a row. */
  next(): number {
    let value: number;
    do {
      this.state = parkMiller(this.state);
      value = ((this.state >>> 16) ^ (this.state & 0xffff)) & 0x7fff;
    } while (value === this.last);
    this.last = value;
    return value;
  }
}

/** The minimal standard generator, as bash reckons it without a wider number. */
function parkMiller(state: number): number {
  const seed = state === 0 ? 123_459_876 : state;
  const high = Math.trunc(seed / 127_773);
  const low = seed - 127_773 * high;
  const next = 16_807 * low - 2_836 * high;
  return (next < 0 ? next + 0x7fff_ffff : next) >>> 0;
}

/** A number that nobody can foresee, to begin with. */
export const freshSeed = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
