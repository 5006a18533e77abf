import { readOptions } from "@/lib/shell/language/builtins/read-options";
import { runSubshell } from "@/lib/shell/language/commands/run-subshell";
import { CommandFault, refused } from "@/lib/shell/language/faults";
import { emptyInput } from "@/lib/shell/language/process/descriptions";
import { newChild } from "@/lib/shell/language/process/new-child";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import { runProgram } from "./run-program";

/** Runs a command with the words that it reads, some at a time. */
export const xargs: Builtin = async (process, args) => {
  const asked = readOptions(plainOptions(args), "0rtpxn:L:I:d:P:s:a:E:");
  if ("fault" in asked) {
    throw new CommandFault(`${asked.fault}\nTry 'xargs --help' for more information.`);
  }
  const { options, rest } = asked;
  for (const letter of ["p", "E", "s", "a"])
    if (options.has(letter)) throw refused(`xargs -${letter}`);
  const command = rest.length > 0 ? rest : ["echo"];
  const { input } = process.descriptors;
  const bytes = await input.whole();
  input.take(bytes.length);
  const calls = callsOf(process.decode(bytes), command, options);
  let status = 0;
  for (const words of calls) {
    if (options.has("t")) await process.complain(`${words.join(" ")}\n`);
    const ended = await run(process, words);
    if (ended === 126 || ended === 127) return ended;
    if (ended === 255) return 124;
    if (ended !== 0) status = 123;
  }
  return status;
};

const long: Record<string, string> = {
  "--null": "-0",
  "--no-run-if-empty": "-r",
  "--verbose": "-t",
  "--max-args": "-n",
  "--max-lines": "-L",
  "--replace": "-I",
  "--delimiter": "-d",
  "--max-procs": "-P",
};

/** Its long options as short ones; those of the command that it runs stay. */
function plainOptions(args: readonly string[]): string[] {
  const end = args.findIndex((word) => !word.startsWith("-"));
  return args.map((word, at) => {
    const [, name = "", value = ""] = /^(--[a-z-]+)=?(.*)$/s.exec(word) ?? [];
    const isOption = (end < 0 || at < end) && long[name] !== undefined;
    return isOption ? `${long[name]}${value}` : word;
  });
}

type Options = ReadonlyMap<string, string>;

function callsOf(text: string, command: readonly string[], options: Options): string[][] {
  const mark = options.get("I");
  if (mark !== undefined) {
    const lines = hasDelimiter(options) ? wordsOf(text, options) : linesOf(text);
    return lines.map((line) => command.map((word) => word.replaceAll(mark, line)));
  }
  const groups = options.has("L")
    ? inGroups(linesOf(text), Number(options.get("L"))).map((lines) => lines.flatMap(shellWords))
    : inGroups(wordsOf(text, options), Number(options.get("n") ?? Number.POSITIVE_INFINITY));
  if (groups.length === 0 && !options.has("r")) return [[...command]];
  return groups.map((words) => [...command, ...words]);
}

const hasDelimiter = (options: Options) => options.has("0") || options.has("d");

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trimStart())
    .filter((line) => line !== "");

function wordsOf(text: string, options: Options): string[] {
  if (!hasDelimiter(options)) return shellWords(text);
  const written = options.get("d") ?? "";
  const known: Record<string, string> = { "\\n": "\n", "\\t": "\t", "\\0": "\u0000" };
  const delimiter = options.has("0") ? "\u0000" : (known[written] ?? written);
  const words = text.split(delimiter);
  return words.at(-1) === "" ? words.slice(0, -1) : words;
}

const word = /(?:\\[\s\S]|'[^'\n]*'|"[^"\n]*"|[^\s'"\\])+/g;

/** Words between blanks, without the quotes that hold them together. */
function shellWords(text: string): string[] {
  const found = text.match(word) ?? [];
  const quotes = text.replace(/\\[\s\S]|'[^'\n]*'|"[^"\n]*"/g, "");
  const open = /['"]/.exec(quotes)?.[0];
  if (open !== undefined) {
    const name = open === "'" ? "single" : "double";
    throw new CommandFault(
      `unmatched ${name} quote; by default quotes are special to xargs unless you use the -0 option`,
    );
  }
  return found.map((each) =>
    each.replace(
      /\\([\s\S])|'([^']*)'|"([^"]*)"/g,
      (_, char, single, double) => char ?? single ?? double,
    ),
  );
}

function inGroups(words: readonly string[], size: number): string[][] {
  if (words.length === 0) return [];
  if (!Number.isFinite(size)) return [[...words]];
  const count = Math.ceil(words.length / size);
  return Array.from({ length: count }, (_, at) => words.slice(at * size, (at + 1) * size));
}

async function run(process: Process, words: readonly string[]): Promise<number> {
  const child = newChild(process);
  child.descriptors.set(0, emptyInput());
  const say = (fault: string) => `xargs: ${words[0]}: ${fault}`;
  return runSubshell(child, () => runProgram(child, words, say));
}
