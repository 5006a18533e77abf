import { readTextWord } from "@/lib/shell/language/syntax/script-reader";
import type { Word } from "@/lib/shell/language/syntax/tree";

/** Where there are none of these, a text stands for itself. */
const isExpanding = /[$`"'\\]/;

const words = new Map<string, Word>();

/** A text within an expansion or arithmetic as a word; null where nothing in it is special. */
export function textWord(text: string): Word | null {
  if (!isExpanding.test(text)) return null;
  const known = words.get(text);
  if (known) return known;
  const word = readTextWord(text);
  if (words.size > 1000) words.clear();
  words.set(text, word);
  return word;
}
