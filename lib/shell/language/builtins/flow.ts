import { descriptorOf } from "@/lib/shell/language/commands/redirect";
import { CommandFault, ExitEnd, LoopEnd, ReturnEnd } from "@/lib/shell/language/faults";
import type { Builtin, Process } from "@/lib/shell/language/process/process";

/** The number of a status; null where the word is none. */
function statusOf(word: string | undefined): number | null {
  if (word === undefined || !/^[-+]?\d+$/.test(word.trim())) return null;
  return Number(word) & 255;
}

const exit: Builtin = async (process, [word]) => {
  if (word === undefined) throw new ExitEnd(process.status);
  const status = statusOf(word);
  if (status === null) await process.tell(`exit: ${word}: numeric argument required`);
  throw new ExitEnd(status ?? 2);
};

const leave: Builtin = async (process, [word]) => {
  if (!process.isInFunction && process.sourced === 0) {
    return process.failed("return: can only `return' from a function or sourced script", 2);
  }
  const status = word === undefined ? process.status : statusOf(word);
  if (status === null) await process.tell(`return: ${word}: numeric argument required`);
  throw new ReturnEnd(status ?? 2);
};

const loopEnd =
  (kind: "break" | "continue"): Builtin =>
  async (process, [word = "1"]) => {
    if (process.loops === 0) {
      await process.tell(`${kind}: only meaningful in a \`for', \`while', or \`until' loop`);
      return 0;
    }
    if (!/^\d+$/.test(word)) {
      await process.tell(`${kind}: ${word}: numeric argument required`);
      throw new ExitEnd(128);
    }
    if (Number(word) < 1) return process.failed(`${kind}: ${word}: loop count out of range`);
    throw new LoopEnd(kind, Math.min(Number(word), process.loops));
  };

const shift: Builtin = (process, [word = "1"]) => {
  if (!/^\d+$/.test(word)) throw new CommandFault(`${word}: numeric argument required`);
  if (Number(word) > process.args.length) return 1;
  process.args = process.args.slice(Number(word));
  return 0;
};

async function runText(process: Process, text: string, line: number): Promise<number> {
  const before = process.line;
  process.status = 0;
  process.traceLevel++;
  try {
    return await process.machine.runText(process, text, line);
  } finally {
    process.traceLevel--;
    process.line = before;
  }
}

const evaluate: Builtin = (process, args) => {
  const words = args[0] === "--" ? args.slice(1) : args;
  return runText(process, words.join(" "), process.line);
};

const source: Builtin = async (process, [file, ...args]) => {
  if (file === undefined) throw new CommandFault("filename argument required", 2);
  const { fs } = process.machine;
  const found = await sourcePath(process, file);
  if (found === null) return process.failed(`${file}: No such file or directory`);
  const stat = await fs.stat(found).catch(() => null);
  if (stat?.isDirectory) return process.failed(`source: ${file}: is a directory`);
  const text = await readSource(process, found);
  const before = process.args;
  if (args.length > 0) process.args = [...args];
  process.sourced++;
  process.frames.push({ name: "source", line: process.line, source: file });
  try {
    return await runText(process, text, 1);
  } catch (error) {
    if (error instanceof ReturnEnd) return error.status;
    throw error;
  } finally {
    process.sourced--;
    process.frames.pop();
    if (args.length > 0) process.args = before;
  }
};

async function readSource(process: Process, path: string): Promise<string> {
  const opened = openAt(process, path)?.source;
  if (!opened) return process.machine.fs.readFile(path);
  const bytes = await opened.whole();
  opened.take(bytes.length);
  return process.decode(bytes);
}

const openAt = ({ machine, descriptors }: Process, path: string) =>
  machine.openPaths.get(path) ?? descriptors.get(descriptorOf(path));

async function sourcePath(process: Process, file: string): Promise<string | null> {
  const { fs } = process.machine;
  const path = process.path(file);
  if (openAt(process, path)) return path;
  return (await fs.exists(path)) ? path : null;
}

export const flowBuiltins: [string, Builtin][] = [
  [":", () => 0],
  ["true", () => 0],
  ["false", () => 1],
  ["exit", exit],
  ["return", leave],
  ["break", loopEnd("break")],
  ["continue", loopEnd("continue")],
  ["shift", shift],
  ["eval", evaluate],
  ["source", source],
  [".", source],
];
