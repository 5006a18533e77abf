import type { BraceExpansion, Word, WordPart } from "@/lib/shell/script-tree";
import type { Budget } from "./budget";

/** The words that braces make of one. */
export function expandBraces(word: Word, budget: Budget): Word[] {
  if (!word.parts.some(({ type }) => type === "BraceExpansion")) return [word];
  let words: WordPart[][] = [[]];
  for (const part of word.parts) {
    const choices = part.type === "BraceExpansion" ? choicesOf(part, budget) : [[part]];
    budget.fields(words.length * choices.length);
    words = words.flatMap((begun) => choices.map((choice) => [...begun, ...choice]));
  }
  return words.map((parts) => ({ ...word, parts }));
}

function choicesOf(braces: BraceExpansion, budget: Budget): WordPart[][] {
  return braces.items.flatMap((item) => {
    if (item.type === "Word") {
      return expandBraces(item.word, budget).map(({ parts }) => parts);
    }
    return rangeOf(item, budget).map((value): WordPart[] => [{ type: "Literal", value }]);
  });
}

type Range = Extract<BraceExpansion["items"][number], { type: "Range" }>;

function rangeOf({ start, end, step, startStr, endStr }: Range, budget: Budget): string[] {
  const isLetters = typeof start === "string" && typeof end === "string";
  const numberOf = (edge: string | number) =>
    typeof edge === "number" ? edge : (edge.codePointAt(0) ?? 0);
  const [first, last] = [numberOf(start), numberOf(end)];
  const by = Math.abs(step ?? 1) || 1;
  const count = Math.floor(Math.abs(last - first) / by) + 1;
  budget.fields(count);
  const written = [startStr ?? "", endStr ?? ""];
  const isPadded = written.some((text) => /^-?0\d/.test(text));
  const width = isPadded ? Math.max(...written.map(({ length }) => length)) : 0;
  return Array.from({ length: count }, (_, at) => {
    const value = first + at * by * (first <= last ? 1 : -1);
    if (isLetters) return String.fromCodePoint(value);
    const digits = String(Math.abs(value)).padStart(value < 0 ? width - 1 : width, "0");
    return value < 0 ? `-${digits}` : digits;
  });
}

/** The text of braces where none are expanded. */
export function bracesAsParts(braces: BraceExpansion): WordPart[] {
  const parts = braces.items.flatMap((item, at): WordPart[] => {
    const comma: WordPart[] = at === 0 ? [] : [{ type: "Literal", value: "," }];
    if (item.type === "Word") return [...comma, ...item.word.parts];
    const edges = `${item.startStr ?? item.start}..${item.endStr ?? item.end}`;
    const step = item.step === undefined ? "" : `..${item.step}`;
    return [...comma, { type: "Literal", value: edges + step }];
  });
  return [{ type: "Literal", value: "{" }, ...parts, { type: "Literal", value: "}" }];
}
