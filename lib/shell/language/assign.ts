import type { Assignment, Word, WordPart } from "@/lib/shell/script-tree";
import { expandText, expandToFields, expandToText } from "./expand-word";
import { CommandFault } from "./faults";
import type { Process } from "./process";
import { traceAssignment } from "./trace";
import { type Reference, readReference, setValue } from "./values";
import type { Variable } from "./variables";

/** Makes the assignments of a command that has no name. */
export async function assign(process: Process, assignment: Assignment): Promise<void> {
  const reference = await referenceOf(process, assignment.name);
  if (assignment.array) {
    const variable = process.variables.need(reference.name);
    if (variable.isReadonly) throw new CommandFault(`${reference.name}: readonly variable`);
    await assignArray(process, reference.name, variable, assignment.array, assignment.append);
    return;
  }
  const text = assignment.value ? await expandToText(process, assignment.value) : "";
  await traceAssignment(process, `${assignment.name}${assignment.append ? "+" : ""}`, text);
  setValue(process, reference, text, { append: assignment.append });
}

export async function referenceOf(process: Process, written: string): Promise<Reference> {
  const reference = readReference(written);
  if (!reference) throw new CommandFault(`\`${written}': not a valid identifier`);
  const { name, subscript } = reference;
  return subscript === null ? reference : { name, subscript: await expandText(process, subscript) };
}

type Element = { key: string; isAppended: boolean; value: string } | { fields: string[] };

/** `a=(x [3]=y)` and `m=([k]=v)`. */
export async function assignArray(
  process: Process,
  name: string,
  variable: Variable,
  words: readonly Word[],
  isAppended: boolean,
): Promise<void> {
  const elements: Element[] = [];
  for (const word of words) elements.push(await elementOf(process, word));
  const { value } = variable;
  if (value.kind === "associative") {
    if (!isAppended) value.items.clear();
    return fillMap(process, name, elements);
  }
  const items = isAppended ? begunItems(value) : new Map<number, string>();
  const next = isAppended ? Math.max(-1, ...items.keys()) + 1 : 0;
  variable.value = { kind: "indexed", items };
  fillList(process, name, elements, next);
}

function begunItems(value: Variable["value"]): Map<number, string> {
  if (value.kind === "indexed") return value.items;
  return new Map(value.kind === "scalar" && value.text !== null ? [[0, value.text]] : []);
}

function fillList(process: Process, name: string, elements: readonly Element[], first: number) {
  let next = first;
  for (const element of elements) {
    if ("fields" in element) {
      for (const field of element.fields) set(process, name, String(next++), field, false);
    } else {
      set(process, name, element.key, element.value, element.isAppended);
      next = Number(lastKey(process, name, element.key)) + 1;
    }
  }
}

function set(process: Process, name: string, key: string, text: string, append: boolean) {
  setValue(process, { name, subscript: key }, text, { append });
}

/** The index that a written one stands for. */
function lastKey(process: Process, name: string, key: string): number {
  if (/^\d+$/.test(key)) return Number(key);
  const items = process.variables.find(name)?.value;
  return items?.kind === "indexed" ? ([...items.items.keys()].at(-1) ?? -1) : -1;
}

/** Without keys, every second word is a value. */
function fillMap(process: Process, name: string, elements: readonly Element[]): void {
  const plain: string[] = [];
  for (const element of elements) {
    if ("fields" in element) plain.push(...element.fields);
    else set(process, name, element.key, element.value, element.isAppended);
  }
  for (let at = 0; at < plain.length; at += 2) {
    set(process, name, plain[at] ?? "", plain[at + 1] ?? "", false);
  }
}

async function elementOf(process: Process, word: Word): Promise<Element> {
  const keyed = splitKey(word);
  if (!keyed) return { fields: await expandToFields(process, [word]) };
  return {
    key: await expandToText(process, keyed.key),
    isAppended: keyed.isAppended,
    value: await expandToText(process, keyed.value),
  };
}

/** `[key]=value`, whose brackets the parser takes for a pattern; null for any other word. */
function splitKey(word: Word): { key: Word; value: Word; isAppended: boolean } | null {
  const parts = mergePlain(word.parts);
  const [first] = parts;
  if (first?.type !== "Literal" || !first.value.startsWith("[")) return null;
  const at = parts.findIndex((part) => part.type === "Literal" && /\]\+?=/.test(part.value));
  const found = parts[at];
  if (found?.type !== "Literal") return null;
  const [, before = "", plus, after = ""] = /^(.*?)\](\+?)=(.*)$/s.exec(found.value) ?? [];
  const begin: WordPart[] =
    at === 0
      ? [{ type: "Literal", value: before.slice(1) }]
      : [
          { type: "Literal", value: first.value.slice(1) },
          ...parts.slice(1, at),
          { type: "Literal", value: before },
        ];
  return {
    key: { type: "Word", parts: begin },
    value: { type: "Word", parts: [{ type: "Literal", value: after }, ...parts.slice(at + 1)] },
    isAppended: plus === "+",
  };
}

/** Neighbours that are no quotes and no expansions, in one. */
function mergePlain(parts: readonly WordPart[]): WordPart[] {
  const merged: WordPart[] = [];
  for (const part of parts) {
    const text = part.type === "Literal" ? part.value : part.type === "Glob" ? part.pattern : null;
    const last = merged.at(-1);
    if (text === null) merged.push(part);
    else if (last?.type === "Literal") {
      merged[merged.length - 1] = { type: "Literal", value: last.value + text };
    } else merged.push({ type: "Literal", value: text });
  }
  return merged;
}

/** An argument of `declare` and its like. */
export type Declared =
  | { kind: "text"; text: string }
  | { kind: "array"; name: string; words: Word[]; append: boolean };

/** `declare a=(1 2)`, which the parser hands on as one word; null for any other argument. */
export function arrayArgument({ parts }: Word): Extract<Declared, { kind: "array" }> | null {
  const [first] = parts;
  const last = parts.at(-1);
  if (first?.type !== "Literal" || last?.type !== "Literal" || !last.value.endsWith(")")) {
    return null;
  }
  const [begin = "", name = "", plus] = /^(\w+)(\+?)=\(/.exec(first.value) ?? [];
  if (begin === "") return null;
  const inner = parts.map((part, at) => {
    if (part.type !== "Literal") return part;
    const from = at === 0 ? begin.length : 0;
    const to = at === parts.length - 1 ? -1 : undefined;
    return { ...part, value: part.value.slice(from, to) };
  });
  return { kind: "array", name, words: wordsOf(inner), append: plus === "+" };
}

/** The words between white space of the plain parts. */
function wordsOf(parts: readonly WordPart[]): Word[] {
  const words: Word[] = [];
  let current: WordPart[] = [];
  const end = () => {
    if (current.length > 0) words.push({ type: "Word", parts: current });
    current = [];
  };
  for (const part of parts) {
    const texts = part.type === "Literal" ? part.value.split(/[ \t\n]+/) : [];
    if (part.type !== "Literal") current.push(part);
    for (const [at, value] of texts.entries()) {
      if (at > 0) end();
      if (value !== "") current.push({ type: "Literal", value });
    }
  }
  end();
  return words;
}
