import { readOptions } from "@/lib/shell/language/builtins/read-options";
import { openFile } from "@/lib/shell/language/commands/redirect";
import { runSubshell } from "@/lib/shell/language/commands/run-subshell";
import { CommandFault } from "@/lib/shell/language/faults";
import type { Description } from "@/lib/shell/language/process/descriptions";
import { newChild } from "@/lib/shell/language/process/new-child";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import { runProgram } from "./run-program";

const help = "\nTry 'flock --help' for more information.";

const long: Record<string, string> = {
  "--shared": "-s",
  "--exclusive": "-x",
  "--unlock": "-u",
  "--nonblock": "-n",
  "--nb": "-n",
  "--wait": "-w",
  "--timeout": "-w",
  "--conflict-exit-code": "-E",
  "--close": "-o",
  "--command": "-c",
};

type Options = ReadonlyMap<string, string>;

/** Locks an open file, or a file while a command runs. */
export const flock: Builtin = async (process, args) => {
  const [first, ...others] = readWords(args);
  const asked = readOptions(first ?? [], "sxeunow:E:");
  if ("fault" in asked) {
    const [, letter] = /^-(.)/.exec(asked.fault) ?? [];
    throw new CommandFault(`invalid option -- '${letter}'${help}`, 64);
  }
  const { options, rest } = asked;
  const [target, ...words] = [...rest, ...others.flat()];
  if (target === undefined) throw new CommandFault(`not enough arguments${help}`, 64);
  if (words.length > 0) return lockFile(process, options, target, words);
  if (!/^\d+$/.test(target)) throw new CommandFault(`bad file descriptor: '${target}'`, 65);
  const opened = process.descriptors.get(Number(target));
  if (!opened) throw new CommandFault(`${target}: Bad file descriptor`, 65);
  return lock(process, options, opened);
};

/** Its own words, and those from the file on. */
function readWords(args: readonly string[]): string[][] {
  const own: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const [, name = "", value] = /^(--[a-z-]+|[^=]*)(?:=(.*))?$/s.exec(args[at] ?? "") ?? [];
    const word = long[name] ?? args[at] ?? "";
    if (!word.startsWith("-")) return [own, args.slice(at)];
    own.push(word, ...(long[name] !== undefined && value !== undefined ? [value] : []));
    if (/^-\w*[wE]$/.test(word) && value === undefined) own.push(args[++at] ?? "");
  }
  return [own];
}

async function lockFile(
  process: Process,
  options: Options,
  file: string,
  words: readonly string[],
): Promise<number> {
  const opened = await open(process, file);
  const status = await lock(process, options, opened);
  if (status === 0) {
    const isText = words[0] === "-c" || words[0] === "--command";
    const command = isText ? ["sh", "-c", words[1] ?? ""] : words;
    const child = newChild(process);
    const say = (fault: string) => `flock: failed to execute ${command[0]}: ${fault}`;
    const ended = await runSubshell(child, () => runProgram(child, command, say));
    opened.release();
    return ended === 127 && !isText ? 69 : ended;
  }
  opened.release();
  return status;
}

async function open(process: Process, file: string): Promise<Description> {
  const stat = await process.machine.fs.stat(process.path(file)).catch(() => null);
  if (stat?.isDirectory) return openFile(process, "<", file);
  try {
    return await openFile(process, ">>", file);
  } catch (error) {
    if (!(error instanceof CommandFault)) throw error;
    throw new CommandFault(`cannot open lock file ${error.message}`, 66);
  }
}

async function lock(process: Process, options: Options, opened: Description): Promise<number> {
  const { locks, nowMs } = process.machine;
  if (options.has("u")) {
    locks.unlock(opened);
    return 0;
  }
  const failed = Number(options.get("E") ?? 1);
  const wait = options.get("w");
  const untilMs = wait === undefined ? Number.POSITIVE_INFINITY : nowMs() + Number(wait) * 1000;
  while (!locks.lock(opened, options.has("s") ? "shared" : "exclusive")) {
    const leftMs = untilMs - nowMs();
    if (options.has("n") || leftMs <= 0) return failed;
    await process.interruptible(Promise.race([locks.change(), ...later(leftMs)]));
    if (process.end.signal.aborted || process.machine.signal.aborted) return failed;
  }
  return 0;
}

const later = (ms: number) =>
  Number.isFinite(ms) ? [new Promise<void>((resolve) => setTimeout(resolve, ms))] : [];
