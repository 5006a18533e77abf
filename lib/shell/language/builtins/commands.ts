import { findCommand } from "@/lib/shell/language/commands/find-command";
import { singleQuotedText } from "@/lib/shell/language/expansion/quote-text";
import { refused } from "@/lib/shell/language/faults";
import { nullOutput } from "@/lib/shell/language/process/descriptions";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import { declaringNames } from "@/lib/shell/language/variables/declare";
import { readOptions } from "./read-options";

const keywords = new Set(
  "if then else elif fi for while until do done case esac select function time coproc in { } ! [[ ]]".split(
    " ",
  ),
);

interface Kind {
  kind: "alias" | "keyword" | "function" | "builtin" | "file";
  path?: string;
}

async function kindOf(process: Process, name: string, isPathOnly = false): Promise<Kind | null> {
  if (!isPathOnly) {
    if (keywords.has(name)) return { kind: "keyword" };
    if (process.functions.has(name)) return { kind: "function" };
    const isBuiltin = process.machine.builtins.has(name) || declaringNames.has(name);
    if (isBuiltin || name === "exec") return { kind: "builtin" };
  }
  const found = await findCommand(process, name);
  if (found.kind === "missing") return null;
  return { kind: "file", path: name.includes("/") ? name : found.path };
}

const type: Builtin = async (process, args) => {
  const asked = readOptions(args, "tpPaf");
  if ("fault" in asked) return process.failed(`type: ${asked.fault}`, 2);
  const { options, rest } = asked;
  const isShort = ["t", "p", "P"].some((letter) => options.has(letter));
  let status = 0;
  for (const name of rest) {
    const found = await kindOf(process, name, options.has("P"));
    if (found === null) {
      status = 1;
      if (!isShort) await process.tell(`type: ${name}: not found`);
    } else if (!isShort) await describeName(process, name, found);
    else await process.print(shortly(found, options.has("t")));
  }
  return status;
};

function shortly({ kind, path }: Kind, isKind: boolean): string {
  if (isKind) return `${kind}\n`;
  return path === undefined ? "" : `${path}\n`;
}

async function describeName(process: Process, name: string, { kind, path }: Kind): Promise<void> {
  if (kind === "function") {
    await process.print(`${name} is a function\n`);
    // Its text would be laid out otherwise than bash does; where nobody looks, nothing is refused.
    const isSeen = process.descriptors.get(1) !== nullOutput;
    if (isSeen) throw refused("the text of a function");
    return;
  }
  const what = { keyword: "a shell keyword", builtin: "a shell builtin", alias: "an alias" };
  await process.print(`${name} is ${kind === "file" ? path : what[kind]}\n`);
}

const command: Builtin = async (process, args) => {
  const asked = readOptions(args, "pvV");
  if ("fault" in asked) return process.failed(`command: ${asked.fault}`, 2);
  const { options, rest } = asked;
  if (options.has("v") || options.has("V")) return tellNames(process, rest, options.has("V"));
  return rest.length === 0 ? 0 : process.machine.call(process, rest, { skipFunctions: true });
};

async function tellNames(process: Process, names: readonly string[], isLong: boolean) {
  let status = names.length === 0 ? 0 : 1;
  for (const name of names) {
    const found = await kindOf(process, name);
    if (found !== null) status = 0;
    if (found === null) {
      if (isLong) await process.tell(`command: ${name}: not found`);
    } else if (isLong) await describeName(process, name, found);
    else await process.print(`${found.path ?? name}\n`);
  }
  return status;
}

const builtin: Builtin = (process, args) => {
  const words = args[0] === "--" ? args.slice(1) : args;
  if (words.length === 0) return 0;
  return process.machine.call(process, words, { skipFunctions: true, onlyBuiltins: true });
};

const hash: Builtin = async (process, args) => {
  const asked = readOptions(args, "rtdlp:");
  if ("fault" in asked) return process.failed(`hash: ${asked.fault}`, 2);
  let status = 0;
  for (const name of asked.rest) {
    const found = await kindOf(process, name);
    if (found === null) status = await process.failed(`hash: ${name}: not found`);
    else if (asked.options.has("t")) await process.print(`${found.path ?? name}\n`);
  }
  return status;
};

/** Aliases mean nothing to a script, but can be named and listed. */
const alias: Builtin = async (process, args) => {
  const words = args.filter((word) => word !== "-p");
  let status = 0;
  const show = (name: string, text: string) =>
    process.print(`alias ${name}=${singleQuotedText(text)}\n`);
  if (words.length === 0) for (const [name, text] of process.aliases) await show(name, text);
  for (const word of words) {
    const [, name, text] = /^([^=]+)=([\s\S]*)$/.exec(word) ?? [];
    if (name !== undefined) process.aliases.set(name, text ?? "");
    else {
      const known = process.aliases.get(word);
      if (known === undefined) status = await process.failed(`alias: ${word}: not found`);
      else await show(word, known);
    }
  }
  return status;
};

const unalias: Builtin = async (process, args) => {
  if (args[0] === "-a") process.aliases.clear();
  let status = 0;
  for (const name of args.filter((word) => word !== "-a")) {
    if (!process.aliases.delete(name)) status = await process.failed(`unalias: ${name}: not found`);
  }
  return status;
};

const refusedNames =
  "fg bg suspend history fc bind complete compgen compopt enable logout coproc select".split(" ");

export const commandBuiltins: [string, Builtin][] = [
  ["type", type],
  ["command", command],
  ["builtin", builtin],
  ["hash", hash],
  ["alias", alias],
  ["unalias", unalias],
  ...refusedNames.map((name): [string, Builtin] => [
    name,
    () => {
      throw refused(name, 127);
    },
  ]),
];
