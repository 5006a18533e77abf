/**
 * JavaScript takes the first choice that fits, POSIX the longest match that begins there. Whether there is a
 * longer one is asked by demanding that it end further on. Which part of it a group gets is then, as in the
 * GNU library, up to the first choices that lead there.
 */
export class LongestRegExp extends RegExp {
  readonly #longer = new Map<number, RegExp>();

  override exec(text: string): RegExpExecArray | null {
    const isContinued = this.global || this.sticky;
    let found = super.exec(text);
    for (let longer = found; longer !== null; ) {
      found = longer;
      longer = this.#longerThan(found, text);
    }
    if (isContinued && found !== null) this.lastIndex = found.index + found[0].length;
    return found;
  }

  /** Another match from the same place that leaves less of the text behind it. */
  #longerThan({ index, 0: { length } }: RegExpExecArray, text: string): RegExpExecArray | null {
    const rest = text.slice(index + length);
    const left = this.unicode ? [...rest].length : rest.length;
    if (left === 0) return null;
    const regex = this.#longer.get(left) ?? this.#endingWithin(left - 1);
    if (this.#longer.size > 200) this.#longer.clear();
    this.#longer.set(left, regex);
    regex.lastIndex = index;
    return regex.exec(text);
  }

  #endingWithin(left: number): RegExp {
    const flags = `${this.flags.replace(/[gy]/g, "")}y`;
    return new RegExp(`(?:${this.source})(?=[^]{0,${left}}(?![^]))`, flags);
  }
}
