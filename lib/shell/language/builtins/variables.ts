import { arithmetic, expandText } from "@/lib/shell/language/expansion/expand-word";
import { CommandFault } from "@/lib/shell/language/faults";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import { readReference, unsetValue } from "@/lib/shell/language/variables/values";
import { getopts } from "./getopts";
import { readOptions } from "./read-options";

const unset: Builtin = async (process, args) => {
  const asked = readOptions(args, "fvn");
  if ("fault" in asked) return process.failed(`unset: ${asked.fault}`, 2);
  const { options, rest } = asked;
  let status = 0;
  for (const word of rest) {
    if (options.has("f")) process.functions.delete(word);
    else if (options.has("n")) process.variables.remove(word);
    else status = (await unsetOne(process, word, options.has("v"))) || status;
  }
  return status;
};

async function unsetOne(process: Process, word: string, isVariable: boolean): Promise<number> {
  const reference = readReference(word);
  if (!reference) return process.failed(`unset: \`${word}': not a valid identifier`);
  const { name, subscript } = reference;
  if (!process.variables.own(name) && !isVariable) process.functions.delete(name);
  try {
    const key = subscript === null ? null : await expandText(process, subscript);
    unsetValue(process, { name, subscript: key });
    return 0;
  } catch (error) {
    if (!(error instanceof CommandFault)) throw error;
    return process.failed(`unset: ${error.message}`);
  }
}

const evaluateLet: Builtin = async (process, args) => {
  if (args.length === 0) throw new CommandFault("expression expected");
  let value = 0n;
  for (const text of args) value = await arithmetic(process, text);
  return value === 0n ? 1 : 0;
};

export const variableBuiltins: [string, Builtin][] = [
  ["unset", unset],
  ["let", evaluateLet],
  ["getopts", getopts],
];
