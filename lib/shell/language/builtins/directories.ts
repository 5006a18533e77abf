import { CommandFault } from "@/lib/shell/language/faults";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import { readValue, setValue } from "@/lib/shell/language/variables/values";

const textOf = (process: Process, name: string) => readValue(process, { name, subscript: null });

async function go(process: Process, path: string, shown: string): Promise<void> {
  const { fs } = process.machine;
  const stat = await fs.stat(path).catch(() => null);
  if (!stat) throw new CommandFault(`${shown}: No such file or directory`);
  if (!stat.isDirectory) throw new CommandFault(`${shown}: Not a directory`);
  setValue(process, { name: "OLDPWD", subscript: null }, process.cwd);
  process.cwd = path;
  setValue(process, { name: "PWD", subscript: null }, path);
}

const cd: Builtin = async (process, args) => {
  const rest = args.filter((word) => !/^-[LPe@]+$/.test(word));
  const words = rest[0] === "--" ? rest.slice(1) : rest;
  if (words.length > 1) throw new CommandFault("too many arguments");
  const [word] = words;
  if (word === undefined) {
    const home = textOf(process, "HOME");
    if (home === null) throw new CommandFault("HOME not set");
    if (home !== "") await go(process, process.path(home), home);
    return 0;
  }
  if (word === "-") {
    const old = textOf(process, "OLDPWD");
    if (old === null) throw new CommandFault("OLDPWD not set");
    await go(process, old, old);
    await process.print(`${process.cwd}\n`);
    return 0;
  }
  if (word === "") return 0;
  const listed = await fromSearchPath(process, word);
  const path = listed ?? process.path(word);
  const isPhysical = args.some((each) => /^-\w*P/.test(each));
  await go(process, isPhysical ? await process.machine.fs.realpath(path) : path, word);
  if (listed !== null) await process.print(`${process.cwd}\n`);
  return 0;
};

/** Where `CDPATH` leads to; null where it says nothing, or a folder here comes first. */
async function fromSearchPath(process: Process, word: string): Promise<string | null> {
  if (/^\.{0,2}(\/|$)/.test(word)) return null;
  for (const folder of (textOf(process, "CDPATH") ?? "").split(":")) {
    const path = process.path(`${folder || "."}/${word}`);
    const stat = await process.machine.fs.stat(path).catch(() => null);
    if (stat?.isDirectory) return folder === "" ? null : path;
  }
  return null;
}

const pwd: Builtin = async (process) => {
  await process.print(`${process.cwd}\n`);
  return 0;
};

const tilde = (process: Process, path: string) => {
  const home = textOf(process, "HOME") ?? "";
  return home !== "" && (path === home || path.startsWith(`${home}/`))
    ? `~${path.slice(home.length)}`
    : path;
};

async function showStack(process: Process): Promise<number> {
  const all = [process.cwd, ...process.directories].map((path) => tilde(process, path));
  await process.print(`${all.join(" ")}\n`);
  return 0;
}

const pushd: Builtin = async (process, [word]) => {
  const before = process.cwd;
  if (word === undefined) {
    const next = process.directories.shift();
    if (next === undefined) throw new CommandFault("no other directory");
    await go(process, next, next);
  } else await go(process, process.path(word), word);
  process.directories.unshift(before);
  return showStack(process);
};

const popd: Builtin = async (process) => {
  const next = process.directories.shift();
  if (next === undefined) throw new CommandFault("directory stack empty");
  await go(process, next, next);
  return showStack(process);
};

const dirs: Builtin = async (process, [option]) => {
  if (option === "-c") {
    process.directories = [];
    return 0;
  }
  if (option !== "-p" && option !== "-v" && option !== "-l") return showStack(process);
  for (const [at, path] of [process.cwd, ...process.directories].entries()) {
    const shown = option === "-l" ? path : tilde(process, path);
    await process.print(option === "-v" ? `${String(at).padStart(2)}  ${shown}\n` : `${shown}\n`);
  }
  return 0;
};

export const directoryBuiltins: [string, Builtin][] = [
  ["cd", cd],
  ["pwd", pwd],
  ["pushd", pushd],
  ["popd", popd],
  ["dirs", dirs],
];
