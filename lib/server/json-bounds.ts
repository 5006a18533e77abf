/** How much a JSON text may hold before it is parsed. */
export interface JsonBounds {
  /** Members and items of the whole text. */
  values: number;
  /** Objects and arrays within each other. */
  depth: number;
  /** Bytes of a member's name as it is written, with blanks before its colon. */
  nameBytes: number;
}

/** No body of this API has more than a few members, in two levels. */
export const jsonBounds: JsonBounds = { values: 100, depth: 8, nameBytes: 256 };

const quote = 0x22;
const backslash = 0x5c;

/**
 * What a JSON text has too much of, or null. It is read once, byte by byte, and no further than to the first
 * excess: parsing 200,000 names takes a hundred times as long. What is no JSON is left to the parser.
 */
export function findExcess(text: Uint8Array, bounds: JsonBounds): keyof JsonBounds | null {
  let depth = 0;
  let values = 1;
  let stringAt = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text[at]) {
      case quote:
        stringAt = at + 1;
        at = endOfString(text, stringAt);
        break;
      case 0x2c: // ,
        values += 1;
        if (values > bounds.values) return "values";
        break;
      case 0x3a: // :
        if (at - stringAt > bounds.nameBytes + 1) return "nameBytes";
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        if (depth > bounds.depth) return "depth";
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
    }
  }
  return null;
}

/** Where the string ends that begins at `at`: at its closing quote, or at the end of the text. */
function endOfString(text: Uint8Array, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== quote) end += text[end] === backslash ? 2 : 1;
  return end;
}
