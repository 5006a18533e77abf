import { readOptions } from "@/lib/shell/language/builtins/read-options";
import { runSubshell } from "@/lib/shell/language/commands/run-subshell";
import { CommandFault } from "@/lib/shell/language/faults";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import { newVariable } from "@/lib/shell/language/variables/variables";
import { runProgram } from "./run-program";

const help = "\nTry 'env --help' for more information.";

const long: Record<string, string> = {
  "--ignore-environment": "-i",
  "--unset": "-u",
  "--chdir": "-C",
  "--null": "-0",
};

/** `env`: a program with other variables, or what they are. */
export const env: Builtin = async (process, args) => {
  const words = args.flatMap((word) => {
    const [, name = "", value] = /^(--[a-z-]+)(?:=(.*))?$/s.exec(word) ?? [];
    return long[name] === undefined
      ? [word]
      : [long[name], ...(value === undefined ? [] : [value])];
  });
  const unset: string[] = [];
  while (words[0] === "-u") unset.push(...words.splice(0, 2).slice(1));
  const asked = readOptions(words, "i0u:C:");
  if ("fault" in asked) {
    const [, letter] = /^-(.)/.exec(asked.fault) ?? [];
    if (/[Sv]/.test(letter ?? "")) {
      throw new CommandFault(`option -${letter} is not supported in this shell`, 125);
    }
    throw new CommandFault(`invalid option -- '${letter}'${help}`, 125);
  }
  return runWith(process, asked.options, asked.rest, unset);
};

async function runWith(
  process: Process,
  options: ReadonlyMap<string, string>,
  rest: string[],
  unset: readonly string[],
): Promise<number> {
  const isPlain = rest.every((word) => word.includes("="));
  if (options.has("0") && !isPlain) {
    throw new CommandFault(`cannot specify --null (-0) with command${help}`, 125);
  }
  const isEmpty = options.has("i") || rest[0] === "-";
  if (rest[0] === "-") rest.shift();
  const cwd = await folderOf(process, options.get("C"));
  const child = process.fork();
  child.cwd = cwd;
  child.functions.clear();
  child.traps.clear();
  const last = options.get("u");
  const names = isEmpty ? child.variables.exported().keys() : unset.concat(last ?? []);
  for (const name of names) child.variables.remove(name);
  while (/^[^=]+=/.test(rest[0] ?? "")) put(child, rest.shift() ?? "");
  return runSubshell(child, () => run(child, rest, options));
}

function put(child: Process, word: string): void {
  const at = word.indexOf("=");
  const variable = newVariable({ kind: "scalar", text: word.slice(at + 1) });
  variable.isExported = true;
  child.variables.put(word.slice(0, at), variable);
}

async function run(
  child: Process,
  words: readonly string[],
  options: ReadonlyMap<string, string>,
): Promise<number> {
  if (words.length > 0) return runProgram(child, words, (fault) => `env: ‘${words[0]}’: ${fault}`);
  const end = options.has("0") ? "\0" : "\n";
  const lines = [...child.variables.exported()].map(([name, text]) => `${name}=${text}${end}`);
  await child.print(lines.join(""));
  return 0;
}

async function folderOf(process: Process, name: string | undefined): Promise<string> {
  if (name === undefined) return process.cwd;
  const path = process.path(name);
  const stat = await process.machine.fs.stat(path).catch(() => null);
  if (stat?.isDirectory) return path;
  throw new CommandFault(`cannot change directory to '${name}': No such file or directory`, 125);
}
