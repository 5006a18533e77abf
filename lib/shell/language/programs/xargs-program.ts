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

/** The commands one after the other: a quote that stays open lets those before it run. */
function* callsOf(
  text: string,
  command: readonly string[],
  options: Options,
): Generator<string[], void> {
  const mark = options.get("I");
  if (mark !== undefined) {
    const isPlain = hasDelimiter(options);
    for (const line of isPlain ? wordsOf(text, options) : linesOf(text)) {
      const put = isPlain ? line : unquoted(line);
      yield command.map((word) => word.replaceAll(mark, put));
    }
    return;
  }
  let isNone = true;
  for (const words of wordGroups(text, options)) {
    isNone = false;
    yield [...command, ...words];
  }
  if (isNone && !options.has("r")) yield [...command];
}

function* wordGroups(text: string, options: Options): Generator<string[], void> {
  if (!options.has("L")) {
    const size = Number(options.get("n") ?? Number.POSITIVE_INFINITY);
    yield* inGroups(wordsOf(text, options), size);
    return;
  }
  // There a line that ends in a blank goes on in the next one.
  const lines = linesOf(text.replace(/([ \t])\n/g, "$1"));
  for (const group of inGroups(lines, Number(options.get("L")))) {
    yield group.flatMap((line) => [...shellWords(line)]);
  }
}

const hasDelimiter = (options: Options) => options.has("0") || options.has("d");

/** Of a line's blanks only the leading ones are dropped; a backslash keeps its end. */
const linesOf = (text: string) =>
  (text.match(/(?:\\[\s\S]|[^\\\n])+/g) ?? [])
    .map((line) => line.trimStart())
    .filter((line) => line !== "");

function wordsOf(text: string, options: Options): Iterable<string> {
  if (!hasDelimiter(options)) return shellWords(text);
  const written = options.get("d") ?? "";
  const known: Record<string, string> = { "\\n": "\n", "\\t": "\t", "\\0": "\u0000" };
  const delimiter = options.has("0") ? "\u0000" : (known[written] ?? written);
  const words = text.split(delimiter);
  return words.at(-1) === "" ? words.slice(0, -1) : words;
}

const quoted = /\\([\s\S])|'([^'\n]*)'|"([^"\n]*)"/g;
const word = /(?:\\[\s\S]|'[^'\n]*'|"[^"\n]*"|[^\s\\])+/g;

/** Words between blanks, without the quotes that hold them together. */
function* shellWords(text: string): Generator<string, void> {
  for (const [found] of text.matchAll(word)) yield unquoted(found);
}

/** Quotes are special with -I too, where a whole line is one word. */
function unquoted(line: string): string {
  const open = /['"]/.exec(line.replace(quoted, ""))?.[0];
  if (open !== undefined) {
    const name = open === "'" ? "single" : "double";
    throw new CommandFault(
      `unmatched ${name} quote; by default quotes are special to xargs unless you use the -0 option`,
    );
  }
  return line.replace(quoted, (_, char, single, double) => char ?? single ?? double);
}

function* inGroups(words: Iterable<string>, size: number): Generator<string[], void> {
  let group: string[] = [];
  for (const each of words) {
    group.push(each);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

async function run(process: Process, words: readonly string[]): Promise<number> {
  const child = newChild(process);
  child.descriptors.set(0, emptyInput());
  const say = (fault: string) => `xargs: ${words[0]}: ${fault}`;
  return runSubshell(child, () => runProgram(child, words, say));
}
