import type { Value } from "./value";

/**
 * An array whose keys come in the order in which mawk's hash tables give them: 64 lists, doubled as they fill,
 * what was looked up last at the front of its list; whole numbers have lists of their own until a text is asked for.
 */
export class AwkArray {
  private readonly cells = new Map<string, Value>();
  private texts: string[][] = [];
  private numbers: string[][] = [];
  private kind: "empty" | "numbers" | "texts" | "both" = "empty";
  private size = 64;

  get length(): number {
    return this.cells.size;
  }

  has(key: string, isNumber: boolean): boolean {
    const isThere = this.cells.has(key);
    if (isThere) this.touch(key, isNumber);
    return isThere;
  }

  get(key: string, isNumber: boolean, fresh: Value): Value {
    const value = this.cells.get(key);
    if (value === undefined) this.cells.set(key, fresh);
    this.touch(key, isNumber);
    return value ?? fresh;
  }

  set(key: string, isNumber: boolean, value: Value) {
    this.cells.set(key, value);
    this.touch(key, isNumber);
  }

  delete(key: string) {
    if (!this.cells.delete(key)) return;
    for (const lists of [this.texts, this.numbers]) {
      for (const list of lists) {
        const at = list?.indexOf(key) ?? -1;
        if (at >= 0) list.splice(at, 1);
      }
    }
    if (this.cells.size === 0) this.clear();
  }

  clear() {
    this.cells.clear();
    this.texts = [];
    this.numbers = [];
    this.kind = "empty";
    this.size = 64;
  }

  /** Its keys, each once, as `for (k in a)` goes through them. */
  keys(): string[] {
    if (this.kind === "numbers") this.addTexts();
    return Array.from({ length: this.size }, (_, at) => this.texts[at] ?? []).flat();
  }

  private touch(key: string, isNumber: boolean) {
    if (isNumber && (this.kind === "empty" || this.kind === "numbers")) {
      this.kind = "numbers";
      toFront(this.numbers, Number(key) & (this.size - 1), key);
    } else {
      if (this.kind === "numbers") this.addTexts();
      if (this.kind === "empty") this.kind = "texts";
      toFront(this.texts, hash(key) & (this.size - 1), key);
    }
    if (this.cells.size > this.size * 12) this.double();
  }

  private addTexts() {
    for (let at = 0; at < this.size; at++) {
      for (const key of this.numbers[at] ?? [])
        toFront(this.texts, hash(key) & (this.size - 1), key);
    }
    this.kind = "both";
  }

  private double() {
    const bits = this.size * 2 - 1;
    const spread = (lists: string[][], placeOf: (key: string) => number) => {
      const wider: string[][] = [];
      for (const list of lists) {
        for (const key of list ?? []) {
          const place = placeOf(key) & bits;
          wider[place] ??= [];
          wider[place].push(key);
        }
      }
      return wider;
    };
    this.texts = spread(this.texts, hash);
    this.numbers = spread(this.numbers, Number);
    this.size *= 2;
  }
}

function toFront(lists: string[][], place: number, key: string) {
  lists[place] ??= [];
  const list = lists[place];
  const at = list.indexOf(key);
  if (at === 0) return;
  if (at > 0) list.splice(at, 1);
  list.unshift(key);
}

/** FNV-1 of 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hash(key: string): number {
  let value = 2_166_136_261;
  for (let at = 0; at < key.length; at++) {
    value = Math.imul(value, 16_777_619) ^ key.charCodeAt(at);
  }
  return value >>> 0;
}
