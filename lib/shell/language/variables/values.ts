import { evaluateArithmetic } from "@/lib/shell/language/arithmetic/arithmetic";
import { CommandFault, EndingFault } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";
import { RandomNumbers } from "./random";
import { reckonedArray, reckonedValue } from "./special-variables";
import { keysInOrder, type Variable } from "./variables";

/** A variable or one of its items, as a script names it; the subscript is as it is written, its expansions made. */
export interface Reference {
  name: string;
  subscript: string | null;
}

export function readReference(text: string): Reference | null {
  const found = /^([A-Za-z_]\w*)(?:\[([\s\S]*)\])?$/.exec(text);
  return found ? { name: found[1] ?? "", subscript: found[2] ?? null } : null;
}

const isAll = (subscript: string | null) => subscript === "@" || subscript === "*";

export function arithmeticOf(process: Process, text: string): bigint {
  return evaluateArithmetic(text, {
    get(name, subscript) {
      const value = readValue(process, { name, subscript });
      if (value === null && process.has("nounset")) {
        throw new CommandFault(`${name}: unbound variable`, 127);
      }
      return value ?? "";
    },
    set: (name, subscript, value) => setValue(process, { name, subscript }, value),
  });
}

/** What a name stands for at last: a reference may name an item of an array. */
function resolved(process: Process, { name, subscript }: Reference): Reference {
  const target = process.variables.resolve(name);
  if (target === name) return { name, subscript };
  const inner = readReference(target);
  if (!inner) throw new CommandFault(`\`${target}': not a valid identifier`);
  return { name: inner.name, subscript: subscript ?? inner.subscript };
}

/** The keys and values of an array in its order; a plain variable is one item with the key 0. */
export function itemsOf(process: Process, name: string): [string, string][] {
  const target = resolved(process, { name, subscript: null }).name;
  const array = reckonedArray(process, target);
  if (array) return array.map((item, at) => [String(at), item]);
  const value = process.variables.own(target)?.value;
  if (!value) return [];
  if (value.kind === "scalar") return value.text === null ? [] : [["0", value.text]];
  if (value.kind === "associative") {
    return keysInOrder(value.items).map((key) => [key, value.items.get(key) ?? ""]);
  }
  const keys = [...value.items.keys()].sort((one, other) => one - other);
  return keys.map((key) => [String(key), value.items.get(key) ?? ""]);
}

/** Null where it is not set. */
export function readValue(process: Process, reference: Reference): string | null {
  const { name, subscript } = resolved(process, reference);
  if (isAll(subscript)) {
    const items = itemsOf(process, name).map(([, item]) => item);
    return items.length === 0 ? null : items.join(" ");
  }
  const array = reckonedArray(process, name);
  if (array) return array[Number(arithmeticOf(process, subscript ?? "0"))] ?? null;
  const reckoned = reckonedValue(process, name);
  if (reckoned !== null) return reckoned;
  const variable = process.variables.own(name);
  return variable ? itemOf(process, variable, subscript) : null;
}

function itemOf(process: Process, { value }: Variable, subscript: string | null): string | null {
  if (value.kind === "associative") return value.items.get(subscript ?? "0") ?? null;
  if (value.kind === "indexed") return value.items.get(placeOf(process, value, subscript)) ?? null;
  if (subscript === null) return value.text;
  return Number(arithmeticOf(process, subscript)) === 0 ? value.text : null;
}

/** The index that a subscript means; below zero where it reaches back behind the first. */
function placeOf(process: Process, value: Variable["value"], subscript: string | null): number {
  const at = Number(arithmeticOf(process, subscript ?? "0"));
  if (at >= 0 || value.kind !== "indexed") return at;
  return Math.max(-1, ...value.items.keys()) + 1 + at;
}

/** Whether a subscript reaches back behind the first item, of which bash complains and reads nothing. */
export function isBadSubscript(process: Process, { name, subscript }: Reference): boolean {
  if (subscript === null || isAll(subscript) || reckonedArray(process, name)) return false;
  const value = process.variables.own(name)?.value ?? { kind: "scalar", text: null };
  return value.kind !== "associative" && placeOf(process, value, subscript) < 0;
}

function indexOf(process: Process, name: string, variable: Variable, subscript: string): number {
  const at = placeOf(process, variable.value, subscript);
  if (at < 0) throw new CommandFault(`${name}: bad array subscript`);
  return at;
}

/** Gives a variable or an item its text, by the variable's own rules; throws where it is read-only. */
export function setValue(
  process: Process,
  reference: Reference,
  text: string,
  { append = false, isLocal = false } = {},
): void {
  const { name, subscript } = resolved(process, reference);
  process.machine.budget.text(text.length);
  const variable = isLocal ? process.variables.local(name) : process.variables.need(name);
  if (variable.isReadonly) throw new CommandFault(`${name}: readonly variable`);
  if (name === "SECONDS") {
    process.secondsFromMs = process.machine.nowMs() - Number(arithmeticOf(process, text)) * 1000;
    return;
  }
  if (name === "RANDOM") {
    const seed = /^\s*[-+]?\d+\s*$/.test(text)
      ? BigInt.asUintN(32, BigInt(text.trim().replace(/^\+/, "")))
      : 0n;
    process.random = new RandomNumbers(Number(seed));
    return;
  }
  if (name === "OPTIND") variable.value = { kind: "scalar", text };
  if (process.has("allexport")) variable.isExported = true;
  const key = subscript === null && variable.value.kind !== "scalar" ? "0" : subscript;
  if (key === null) {
    const before = variable.value.kind === "scalar" ? variable.value.text : null;
    variable.value = { kind: "scalar", text: asStored(process, variable, before, text, append) };
    return;
  }
  setItem(process, { name, key, variable }, text, append);
}

interface Item {
  name: string;
  key: string;
  variable: Variable;
}

function setItem(process: Process, { name, key, variable }: Item, text: string, append: boolean) {
  if (variable.value.kind === "associative") {
    if (key === "") throw new CommandFault(`${name}[${key}]: bad array subscript`);
    const before = variable.value.items.get(key) ?? null;
    variable.value.items.set(key, asStored(process, variable, before, text, append));
    return;
  }
  if (variable.value.kind === "scalar") {
    const { text: only } = variable.value;
    variable.value = { kind: "indexed", items: new Map(only === null ? [] : [[0, only]]) };
  }
  if (isAll(key) || key.trim() === "") {
    throw new CommandFault(`${name}[${key}]: bad array subscript`);
  }
  const at = indexOf(process, `${name}[${key}]`, variable, key);
  const before = variable.value.items.get(at) ?? null;
  variable.value.items.set(at, asStored(process, variable, before, text, append));
  process.machine.budget.fields(variable.value.items.size);
}

function asStored(
  process: Process,
  { isInteger, letters }: Variable,
  before: string | null,
  text: string,
  append: boolean,
): string {
  if (isInteger) return String(integerOf(process, append ? before : null, text));
  const whole = append ? (before ?? "") + text : text;
  process.machine.budget.text(whole.length);
  if (letters === "upper") return whole.toUpperCase();
  return letters === "lower" ? whole.toLowerCase() : whole;
}

/** What an integer variable keeps of a text; one that is no number ends the script. */
function integerOf(process: Process, before: string | null, text: string): bigint {
  try {
    const added = arithmeticOf(process, text);
    return before === null ? added : BigInt.asIntN(64, arithmeticOf(process, before) + added);
  } catch (error) {
    if (error instanceof CommandFault) throw new EndingFault(error.message, error.status);
    throw error;
  }
}

export function unsetValue(process: Process, reference: Reference): void {
  const { name, subscript } = resolved(process, reference);
  const variable = process.variables.own(name);
  if (variable?.isReadonly) {
    throw new CommandFault(`${name}: cannot unset: readonly variable`);
  }
  if (!variable) return;
  const { value } = variable;
  if (subscript === null || (value.kind === "scalar" && /^0?$/.test(subscript))) {
    process.variables.remove(name);
  } else if (value.kind === "associative") {
    if (isAll(subscript)) value.items.clear();
    else value.items.delete(subscript);
  } else if (value.kind === "indexed") {
    if (isAll(subscript)) process.variables.remove(name);
    else value.items.delete(indexOf(process, `[${subscript}]`, variable, subscript));
  } else throw new CommandFault(`${name}: not an array variable`);
}

export const ifsOf = (process: Process) => readValue(process, { name: "IFS", subscript: null });
