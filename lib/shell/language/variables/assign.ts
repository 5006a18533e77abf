import { traceAssignment, traceLine } from "@/lib/shell/language/commands/trace";
import {
  expandText,
  expandToFields,
  expandToText,
} from "@/lib/shell/language/expansion/expand-word";
import { CommandFault } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";
import type { ArrayElement, Assignment, Word } from "@/lib/shell/language/syntax/tree";
import { type Reference, readReference, setValue } from "./values";
import type { Variable } from "./variables";

/** Makes the assignments of a command that has no name. */
export async function assign(process: Process, assignment: Assignment): Promise<void> {
  const { name, value, isAppended } = assignment;
  const reference = await referenceOf(process, name);
  if (Array.isArray(value)) {
    await traceLine(process, assignment.source);
    const variable = process.variables.need(reference.name);
    if (variable.isReadonly) throw new CommandFault(`${reference.name}: readonly variable`);
    return assignArray(process, reference.name, variable, assignment);
  }
  const text = await expandToText(process, value);
  await traceAssignment(process, `${name}${isAppended ? "+" : ""}`, text);
  setValue(process, reference, text, { append: isAppended });
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
  { value: written, isAppended }: Assignment,
): Promise<void> {
  const elements: Element[] = [];
  if (!Array.isArray(written)) return;
  for (const element of written) elements.push(await elementOf(process, element));
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

async function elementOf(process: Process, element: ArrayElement): Promise<Element> {
  if ("word" in element) return { fields: await expandToFields(process, [element.word]) };
  return {
    key: await expandText(process, element.key),
    isAppended: element.isAppended,
    value: await expandToText(process, element.value),
  };
}

/** An argument of `declare` and its like. */
export type Declared =
  | { kind: "text"; text: string }
  | { kind: "array"; name: string; assignment: Assignment };

/** `declare a=(1 2)`; null for any other argument. */
export function arrayArgument({ parts }: Word): Extract<Declared, { kind: "array" }> | null {
  const [first] = parts;
  if (first?.type !== "ArrayAssignment") return null;
  return { kind: "array", name: first.assignment.name, assignment: first.assignment };
}
