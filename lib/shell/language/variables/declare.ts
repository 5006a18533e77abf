import { expandToFields, expandToText } from "@/lib/shell/language/expansion/expand-word";
import { CommandFault, refused } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";
import type { Word } from "@/lib/shell/language/syntax/tree";
import { arrayArgument, assignArray, type Declared, referenceOf } from "./assign";
import { declareFunctions, showVariables } from "./show-declarations";
import { readReference, setValue } from "./values";
import type { Variable } from "./variables";

export const declaringNames = new Set(["declare", "typeset", "local", "export", "readonly"]);

/** The arguments of such a command: what looks like an assignment is neither split nor matched with files. */
export async function declaredArguments(
  process: Process,
  words: readonly Word[],
): Promise<Declared[]> {
  const found: Declared[] = [];
  for (const word of words) {
    const array = arrayArgument(word);
    const [first] = word.parts;
    const isAssigning =
      first?.type === "Literal" && /^[A-Za-z_]\w*(\[[\s\S]*\])?\+?=/.test(first.value);
    if (array) found.push(array);
    else if (isAssigning) found.push({ kind: "text", text: await expandToText(process, word) });
    else {
      const fields = await expandToFields(process, [word]);
      found.push(...fields.map((text) => ({ kind: "text" as const, text })));
    }
  }
  return found;
}

interface Wish {
  set: Set<string>;
  clear: Set<string>;
  isGlobal: boolean;
  isLocal: boolean;
}

const known: Record<string, string> = {
  declare: "aAfFgilnprtuxI",
  typeset: "aAfFgilnprtuxI",
  local: "aAilnprux",
  export: "fnp",
  readonly: "aAfp",
};

/** `declare`, `local`, `export` and `readonly`. */
export async function declareVariables(
  process: Process,
  command: string,
  args: readonly Declared[],
): Promise<number> {
  if (command === "local" && !process.isInFunction) {
    return process.failed("local: can only be used in a function");
  }
  const rest = [...args];
  const wish = readWish(process, command, rest);
  if (typeof wish === "string") return process.failed(`${command}: ${wish}: invalid option`, 2);
  if (wish.set.has("f") || wish.set.has("F")) return declareFunctions(process, command, wish, rest);
  if (wish.set.delete("p") || rest.length === 0) {
    return showVariables(process, { command, isLocal: wish.isLocal, flags: wish.set }, rest);
  }
  let status = 0;
  for (const each of rest) {
    try {
      await declareOne(process, each, wish);
    } catch (error) {
      if (!(error instanceof CommandFault) || error.constructor !== CommandFault) throw error;
      status = await process.failed(`${faultPrefix(command, error)}${error.message}`);
    }
  }
  return status;
}

/** What the options ask for, which are taken away; or the one that is not known. */
function readWish(process: Process, command: string, rest: Declared[]): Wish | string {
  const flag = { export: "x", readonly: "r" }[command];
  const wish: Wish = {
    set: new Set(flag === undefined ? [] : [flag]),
    clear: new Set(),
    isGlobal: false,
    isLocal: command === "local",
  };
  for (;;) {
    const [next] = rest;
    if (next?.kind !== "text" || !/^[-+]./.test(next.text)) break;
    rest.shift();
    if (next.text === "--") break;
    const fault = readFlags(command, next.text, wish);
    if (fault !== null) return fault;
  }
  if (command === "export" && wish.set.delete("n")) {
    wish.clear.add("x");
    wish.set.delete("x");
  }
  wish.isGlobal = wish.set.delete("g");
  wish.isLocal ||= /^(declare|typeset)$/.test(command) && process.isInFunction && !wish.isGlobal;
  return wish;
}

const faultPrefix = (command: string, { message }: CommandFault) =>
  /readonly variable$/.test(message) && /^(readonly|export)$/.test(command) ? "" : `${command}: `;

function readFlags(command: string, word: string, { set, clear }: Wish): string | null {
  for (const letter of word.slice(1)) {
    if (!known[command]?.includes(letter)) return `${word.charAt(0)}${letter}`;
    if (letter === "t" || letter === "I") throw refused(`${command} -${letter}`);
    (word.startsWith("-") ? set : clear).add(letter);
  }
  return null;
}

async function declareOne(process: Process, each: Declared, wish: Wish): Promise<void> {
  if (wish.isLocal && each.kind === "text" && each.text === "-") {
    process.keptOptions ??= new Map(process.options);
    return;
  }
  const written = each.kind === "array" ? each.name : each.text;
  const [, left = written, plus, value] = /^([^=]*?)(\+?)=([\s\S]*)$/.exec(written) ?? [];
  const name = (each.kind === "array" ? each.name : left).replace(/\[.*$/s, "");
  if (!readReference(left)) throw new CommandFault(`\`${written}': not a valid identifier`);
  const variable = target(process, name, wish);
  const hasValue = each.kind === "array" || value !== undefined;
  const isFixed = variable.isReadonly && (hasValue || wish.clear.has("r"));
  if (isFixed) throw new CommandFault(`${name}: readonly variable`);
  const isReadonlyAfter = wish.set.has("r") || variable.isReadonly;
  setFlags(variable, wish, name);
  if (each.kind === "array") {
    await assignArray(process, name, variable, each.assignment);
  } else if (value !== undefined && wish.set.has("n")) {
    variable.value = { kind: "scalar", text: value };
  } else if (value !== undefined) {
    await assignText(process, left, value, plus === "+", variable);
  }
  variable.isReadonly = isReadonlyAfter;
}

async function assignText(
  process: Process,
  left: string,
  value: string,
  append: boolean,
  variable: Variable,
): Promise<void> {
  const reference = await referenceOf(process, left);
  const isList = variable.value.kind === "indexed" && reference.subscript === null;
  if (isList && /^\([\s\S]*\)$/.test(value)) throw refused("an array within a quoted word");
  setValue(process, reference, value, { append });
}

function target({ variables }: Process, name: string, wish: Wish): Variable {
  if (wish.isLocal) return variables.local(name);
  if (wish.isGlobal) return variables.global(name);
  const isReference = wish.set.has("n") || wish.clear.has("n");
  return isReference ? (variables.own(name) ?? variables.global(name)) : variables.need(name);
}

function setFlags(variable: Variable, { set, clear }: Wish, name: string): void {
  if (set.has("A")) asAssociative(variable, name);
  if (set.has("a")) asIndexed(variable, name);
  const flag = (letter: string, was: boolean) => set.has(letter) || (was && !clear.has(letter));
  variable.isInteger = flag("i", variable.isInteger);
  variable.isExported = flag("x", variable.isExported);
  variable.isReference = flag("n", variable.isReference);
  if (set.has("u")) variable.letters = "upper";
  if (set.has("l")) variable.letters = "lower";
  if (clear.has("u") || clear.has("l")) variable.letters = null;
}

function asAssociative(variable: Variable, name: string): void {
  const { value } = variable;
  if (value.kind === "associative") return;
  if (value.kind === "indexed") {
    throw new CommandFault(`${name}: cannot convert indexed to associative array`);
  }
  const items = new Map(value.text === null ? [] : [["0", value.text] as const]);
  variable.value = { kind: "associative", items };
}

function asIndexed(variable: Variable, name: string): void {
  const { value } = variable;
  if (value.kind === "indexed") return;
  if (value.kind === "associative") {
    throw new CommandFault(`${name}: cannot convert associative to indexed array`);
  }
  const items = new Map(value.text === null ? [] : [[0, value.text] as const]);
  variable.value = { kind: "indexed", items };
}
