import { expandToFields, expandToText } from "@/lib/shell/language/expansion/expand-word";
import {
  CommandFault,
  ExitEnd,
  ExpansionFault,
  refused,
  SyntaxFault,
} from "@/lib/shell/language/faults";
import type { CallOptions, Process } from "@/lib/shell/language/process/process";
import type { SimpleCommand } from "@/lib/shell/language/syntax/tree";
import { assign, type Declared } from "@/lib/shell/language/variables/assign";
import {
  declaredArguments,
  declareVariables,
  declaringNames,
} from "@/lib/shell/language/variables/declare";
import { setValue } from "@/lib/shell/language/variables/values";
import type { Variable } from "@/lib/shell/language/variables/variables";
import { findCommand } from "./find-command";
import { redirect } from "./redirect";
import { runExternal } from "./run-external";
import { runFunction } from "./run-function";
import { traceAssignment, traceWords } from "./trace";

export async function runSimple(process: Process, command: SimpleCommand): Promise<number> {
  process.substituted = null;
  const [name, ...args] = command.words;
  const written = name?.source ?? "";
  if (declaringNames.has(written) && !process.functions.has(written)) {
    const declared = await declaredArguments(process, args);
    return withRedirections(process, command, () => declare(process, command, written, declared));
  }
  const words = await expandToFields(process, command.words);
  if (words.length === 0) return withoutName(process, command);
  if (words[0] === "exec") return runExec(process, command, words.slice(1));
  const before = await valuesOf(process, command);
  return withRedirections(process, command, async () => {
    for (const [name, value] of before) await traceAssignment(process, name, value);
    await traceWords(process, words);
    const status = await runWords(process, words, await withoutFixed(process, before));
    process.lastArgument = words.at(-1) ?? "";
    return status;
  });
}

async function declare(
  process: Process,
  command: SimpleCommand,
  name: string,
  declared: readonly Declared[],
): Promise<number> {
  const before = await valuesOf(process, command);
  const texts = declared.map((each) => (each.kind === "text" ? each.text : each.assignment.source));
  await traceWords(process, [name, ...texts]);
  const restore = assignBefore(process, before);
  try {
    return await declareVariables(process, name, declared);
  } finally {
    restore();
  }
}

/** A fault of a redirection fails the command alone. */
async function withRedirections(
  process: Process,
  { redirections }: SimpleCommand,
  run: () => Promise<number>,
): Promise<number> {
  if (redirections.length === 0) return run();
  const undo = await redirect(process, redirections);
  if (typeof undo === "number") return undo;
  try {
    return await run();
  } finally {
    undo();
  }
}

async function withoutName(process: Process, command: SimpleCommand): Promise<number> {
  for (const each of command.assignments) await assign(process, each);
  const status = await withRedirections(process, command, async () => 0);
  return status === 0 ? (process.substituted ?? 0) : status;
}

type Before = readonly (readonly [name: string, value: string])[];

/** The values of the assignments before a command. */
async function valuesOf(process: Process, { assignments }: SimpleCommand): Promise<Before> {
  const values: [string, string][] = [];
  for (const { name, value, isAppended, source } of assignments) {
    if (Array.isArray(value)) throw refused(`${source} before a command`);
    const text = await expandToText(process, value);
    const old = isAppended ? process.variables.find(name)?.value : undefined;
    values.push([name, old?.kind === "scalar" ? (old.text ?? "") + text : text]);
  }
  return values;
}

/** What is read-only is told, and left as it is: the command runs all the same. */
async function withoutFixed(process: Process, before: Before): Promise<Before> {
  const isFixed = (name: string) => process.variables.find(name)?.isReadonly ?? false;
  for (const [name] of before) {
    if (isFixed(name)) await process.tell(`${name}: readonly variable`);
  }
  return before.filter(([name]) => !isFixed(name));
}

/** Lets a command see the assignments before it; what it returns takes them away again. */
function assignBefore(process: Process, before: Before): () => void {
  const saved: [string, Variable | undefined][] = [];
  for (const [name, value] of before) {
    saved.push([name, process.variables.innermost(name)]);
    const hidden = process.variables.find(name);
    if (hidden?.isReadonly) throw new ExpansionFault(`${name}: readonly variable`);
    process.variables.put(name, undefined);
    setValue(process, { name, subscript: null }, value, { isLocal: true });
    const made = process.variables.innermost(name);
    if (made) made.isExported = true;
  }
  return () => {
    for (const [name, variable] of saved.reverse()) process.variables.put(name, variable);
  };
}

/** `exec`: with words it takes the place of the shell, without it keeps its redirections. */
async function runExec(process: Process, command: SimpleCommand, words: string[]): Promise<number> {
  const undo = await redirect(process, command.redirections);
  if (typeof undo === "number") return undo;
  const rest = words[0] === "--" ? words.slice(1) : words;
  if (rest.length === 0) {
    for (const each of command.assignments) await assign(process, each);
    undo(true);
    return 0;
  }
  if (rest[0]?.startsWith("-")) throw refused(`exec ${rest[0]}`);
  const restore = assignBefore(process, await valuesOf(process, command));
  process.traps.clear();
  const status = await callCommand(process, rest, { skipFunctions: true, onlyPrograms: true });
  restore();
  throw new ExitEnd(status);
}

async function runWords(process: Process, words: readonly string[], before: Before) {
  const shellFunction = process.functions.get(words[0] ?? "");
  if (shellFunction) {
    return runFunction(process, words, () => void assignBefore(process, before));
  }
  const restore = assignBefore(process, before);
  try {
    return await callCommand(process, words, { skipFunctions: true });
  } finally {
    restore();
  }
}

interface Call extends CallOptions {
  onlyPrograms?: boolean;
}

/** Runs a command by its name: a function, a builtin, or a program. */
export async function callCommand(
  process: Process,
  words: readonly string[],
  { skipFunctions = false, onlyBuiltins = false, onlyPrograms = false }: Call = {},
): Promise<number> {
  const [name = "", ...args] = words;
  if (!skipFunctions && process.functions.has(name)) {
    return runFunction(process, words, () => {});
  }
  const builtin = onlyPrograms ? undefined : process.machine.builtins.get(name);
  if (builtin) return runBuiltin(process, name, () => builtin(process, args));
  if (declaringNames.has(name) && !onlyPrograms) {
    const declared = args.map((text) => ({ kind: "text" as const, text }));
    return declareVariables(process, name, declared);
  }
  if (onlyBuiltins) return process.failed(`builtin: ${name}: not a shell builtin`);
  const found = await findCommand(process, name);
  return runExternal(process, found, words);
}

async function runBuiltin(process: Process, name: string, run: () => Promise<number> | number) {
  try {
    return await run();
  } catch (error) {
    if (error instanceof SyntaxFault) {
      await process.complain(error.message.replace(/^bash: /, `bash: ${name}: `));
      return 2;
    }
    if (!(error instanceof CommandFault) || error instanceof ExpansionFault) throw error;
    return process.failed(`${name}: ${error.message}`, error.status);
  }
}
