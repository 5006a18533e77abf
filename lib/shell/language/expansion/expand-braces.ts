import type { Budget } from "@/lib/shell/language/process/budget";
import type { BraceRange, Word, WordPart } from "@/lib/shell/language/syntax/tree";

/** The parts of each word that braces make of one. */
export function expandBraces({ parts }: Word, budget: Budget): readonly WordPart[][] {
  if (!parts.some(({ type }) => type === "Braces")) return [parts];
  return expandParts(parts, budget);
}

function expandParts(parts: readonly WordPart[], budget: Budget): WordPart[][] {
  let words: WordPart[][] = [[]];
  for (const part of parts) {
    const choices = part.type === "Braces" ? choicesOf(part, budget) : [[part]];
    budget.fields(words.length * choices.length);
    words = words.flatMap((begun) => choices.map((choice) => [...begun, ...choice]));
  }
  return words;
}

type Braces = Extract<WordPart, { type: "Braces" }>;

const choicesOf = ({ items }: Braces, budget: Budget): WordPart[][] =>
  items.flatMap((item) =>
    "parts" in item
      ? expandParts(item.parts, budget)
      : rangeOf(item, budget).map((value): WordPart[] => [{ type: "Literal", value }]),
  );

function rangeOf({ first, last, step }: BraceRange, budget: Budget): string[] {
  const isLetters = !/\d/.test(first);
  const numberOf = (edge: string) => (isLetters ? (edge.codePointAt(0) ?? 0) : Number(edge));
  const [from, to] = [numberOf(first), numberOf(last)];
  const by = Math.abs(step) || 1;
  const count = Math.floor(Math.abs(to - from) / by) + 1;
  budget.fields(count);
  const isPadded = [first, last].some((text) => /^-?0\d/.test(text));
  const width = isPadded ? Math.max(first.length, last.length) : 0;
  return Array.from({ length: count }, (_, at) => {
    const value = from + at * by * (from <= to ? 1 : -1);
    if (isLetters) return String.fromCodePoint(value);
    const digits = String(Math.abs(value)).padStart(value < 0 ? width - 1 : width, "0");
    return value < 0 ? `-${digits}` : digits;
  });
}
