import { wordlist } from "@scure/bip39/wordlists/english.js";

/** Nothing that somebody would not like to be called, or to read out before a class. */
const leftOut = new Set(
  "abuse addict alcohol arrest assault attack blood bomb crime cruel danger death devote die drunk dumb enemy evil fat fatal ghost guilt gun hell hurt idle insane jealous kill knife lazy murder naked obscure pain pistol poverty prison rifle sad shame shoot sick slave stupid suffer tobacco toxic ugly victim war weapon worry wrestle wrong".split(
    " ",
  ),
);

/** English words of three to eight letters, of which no two begin with the same four. */
const words = wordlist.filter((word) => !leftOut.has(word));
const byBeginning = new Map(words.map((word) => [word.slice(0, 4), word]));

/** Three words for random bytes, at least six of them. */
export function wordsOf(bytes: Buffer): string {
  return [0, 2, 4].map((at) => words[bytes.readUInt16BE(at) % words.length]).join("-");
}

/**
 * The code that somebody has typed: three words, in any case, with anything between them, each told by its
 * first four letters. Null for what is none.
 */
export function readWords(typed: string): string | null {
  const given = typed.toLowerCase().match(/[a-z]+/g) ?? [];
  const known = given.map((word) => byBeginning.get(word.slice(0, 4)));
  return known.length === 3 && known.every((word) => word !== undefined) ? known.join("-") : null;
}

export const wordCount = words.length;
