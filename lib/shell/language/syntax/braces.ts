import { PartList } from "./part-list";
import type { BraceItem, BraceRange, WordPart } from "./tree";

/** A character of plain text, or a part that holds together. */
type Atom = string | WordPart;

/** The parts of a word, its braces found in the plain text among them. */
export function withBraces(parts: WordPart[]): WordPart[] {
  const hasBraces = parts.some((part) => part.type === "Literal" && part.value.includes("{"));
  if (!hasBraces) return parts;
  const atoms = parts.flatMap((part): Atom[] =>
    part.type === "Literal" ? [...part.value] : [part],
  );
  return partsOf(atoms);
}

function partsOf(atoms: readonly Atom[]): WordPart[] {
  const list = new PartList();
  for (let at = 0; at < atoms.length; ) {
    const atom = atoms[at];
    const found = atom === "{" ? readBraces(atoms, at) : null;
    if (found) list.add({ type: "Braces", items: found.items });
    else if (typeof atom === "string") list.text(atom);
    else if (atom) list.add(atom);
    at = found?.end ?? at + 1;
  }
  return list.parts;
}

/** What begins with the brace here; null where it is a plain character. */
function readBraces(atoms: readonly Atom[], start: number) {
  const commas: number[] = [];
  let depth = 0;
  for (let at = start + 1; at < atoms.length; at++) {
    const atom = atoms[at];
    if (atom === "{") depth++;
    else if (atom === "," && depth === 0) commas.push(at);
    else if (atom === "}" && depth-- === 0) {
      const items = itemsOf(atoms, start, [...commas, at]);
      return items && { items, end: at + 1 };
    }
  }
  return null;
}

function itemsOf(atoms: readonly Atom[], start: number, ends: readonly number[]) {
  if (ends.length === 1) {
    const range = rangeOf(atoms.slice(start + 1, ends[0]));
    return range && [range];
  }
  return ends.map((end, at): BraceItem => {
    const from = (ends[at - 1] ?? start) + 1;
    return { parts: partsOf(atoms.slice(from, end)) };
  });
}

const numbers = /^([-+]?\d+)\.\.([-+]?\d+)(?:\.\.([-+]?\d+))?$/;
const letters = /^([A-Za-z])\.\.([A-Za-z])(?:\.\.([-+]?\d+))?$/;

function rangeOf(atoms: readonly Atom[]): BraceRange | null {
  const text = atoms.map((atom) => (typeof atom === "string" ? atom : "\u0000")).join("");
  const [, first, last, step] = numbers.exec(text) ?? letters.exec(text) ?? [];
  if (first === undefined || last === undefined) return null;
  return { first, last, step: Number(step ?? 1) };
}
