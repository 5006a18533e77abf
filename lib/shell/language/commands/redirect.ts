import { toByteText } from "@/lib/shell/curl/bytes";
import {
  expandHeredoc,
  expandToFields,
  expandToText,
} from "@/lib/shell/language/expansion/expand-word";
import { CommandFault, ExpansionFault, refused } from "@/lib/shell/language/faults";
import {
  type Description,
  emptyInput,
  fileOutput,
  nullOutput,
  textInput,
} from "@/lib/shell/language/process/descriptions";
import type { Process } from "@/lib/shell/language/process/process";
import { encodeText } from "@/lib/shell/language/process/text-bytes";
import type { Redirection } from "@/lib/shell/language/syntax/tree";
import { readValue, setValue } from "@/lib/shell/language/variables/values";
import { isDevice, readDevice } from "@/lib/shell/tools/host/devices";

/** Lets a process have its old descriptors again, or keep the new ones for good. */
export type Undo = (isKept?: boolean) => void;

/**
 * Opens what redirections ask for, from the left. Where one fails, that is told where errors go by then, those
 * before it are undone, and the status is handed back.
 */
export async function redirect(
  process: Process,
  redirections: readonly Redirection[],
): Promise<Undo | number> {
  const before: [number, Description | undefined][] = [];
  const undo: Undo = (isKept = false) => {
    for (const [fd, description] of before.reverse()) {
      if (isKept) description?.release();
      if (isKept) continue;
      if (description) process.descriptors.set(fd, description);
      else process.descriptors.close(fd);
      description?.release();
    }
  };
  const keep = (fd: number) => {
    const description = process.descriptors.get(fd);
    description?.retain();
    before.push([fd, description]);
  };
  try {
    for (const each of redirections) await redirectOne(process, each, keep);
  } catch (error) {
    const isPlain = error instanceof CommandFault && !(error instanceof ExpansionFault);
    if (isPlain) await process.tell(error.message);
    undo();
    if (isPlain) return error.status;
    throw error;
  }
  return undo;
}

type Keep = (fd: number) => void;

async function redirectOne(process: Process, each: Redirection, keep: Keep): Promise<void> {
  const { operator, target } = each;
  if (each.isHeredoc) {
    const text = await expandHeredoc(process, target);
    return put(process, each, keep, textInput(encodeText(text)));
  }
  if (operator === "<<<") {
    const text = await expandToText(process, target);
    return put(process, each, keep, textInput(encodeText(`${text}\n`)));
  }
  const fields = await expandToFields(process, [target]);
  const [word = ""] = fields;
  if (fields.length !== 1) throw new CommandFault(`${target.source}: ambiguous redirect`);
  if (operator === ">&" || operator === "<&") return duplicate(process, each, keep, word);
  const opened = await openFile(process, operator, word);
  if (operator === "&>" || operator === "&>>") {
    for (const fd of [1, 2]) place(process, fd, keep, opened);
    opened.release();
  } else put(process, each, keep, opened);
}

const standard = (operator: string) => (operator.startsWith("<") ? 0 : 1);

function place(process: Process, fd: number, keep: Keep, description: Description): void {
  keep(fd);
  process.descriptors.set(fd, description);
}

/** What has been opened is the descriptor's alone. */
function put(process: Process, each: Redirection, keep: Keep, opened: Description): void {
  if (each.fdVariable === null) {
    place(process, each.fd ?? standard(each.operator), keep, opened);
  } else {
    const fd = process.descriptors.free(10);
    process.descriptors.set(fd, opened);
    setValue(process, { name: each.fdVariable, subscript: null }, String(fd));
  }
  opened.release();
}

async function duplicate(process: Process, each: Redirection, keep: Keep, word: string) {
  const fd = fdOf(process, each);
  const { operator } = each;
  if (word === "-") {
    keep(fd);
    process.descriptors.close(fd);
    return;
  }
  const [, from, isMoved] = /^(\d+)(-?)$/.exec(word) ?? [];
  if (from === undefined) {
    if (operator === "<&" || (each.fd !== null && each.fd !== 1)) {
      throw new CommandFault(`${word}: ambiguous redirect`);
    }
    const opened = await openFile(process, ">", word);
    for (const each of [1, 2]) place(process, each, keep, opened);
    opened.release();
    return;
  }
  const description = process.descriptors.get(Number(from));
  if (!description) throw new CommandFault(`${from}: Bad file descriptor`);
  if (each.fdVariable !== null) {
    description.retain();
    put(process, each, keep, description);
  } else place(process, fd, keep, description);
  if (isMoved === "-") {
    keep(Number(from));
    process.descriptors.close(Number(from));
  }
}

/** `{fd}>&-` closes the one that the variable names. */
function fdOf(process: Process, { fd, operator, fdVariable }: Redirection): number {
  if (fdVariable === null) return fd ?? standard(operator);
  return Number(readValue(process, { name: fdVariable, subscript: null }) ?? 0);
}

/** What a word of a redirection names, opened; throws a `CommandFault`. */
export async function openFile(
  process: Process,
  operator: string,
  word: string,
): Promise<Description> {
  const { openPaths } = process.machine;
  if (word === "") throw new CommandFault(": No such file or directory");
  const path = process.path(word);
  const shared = openPaths.get(path) ?? process.descriptors.get(descriptorOf(path));
  if (shared) {
    shared.retain();
    return shared;
  }
  const device = operator === "<" ? readDevice(path) : null;
  if (device !== null) return textInput(device);
  if (isDevice(path)) return nullOutput;
  if (path === "/dev/null") return operator === "<" ? emptyInput() : nullOutput;
  if (/^\/dev\/(tcp|udp)\//.test(path)) throw refused(path);
  if (path === "/dev/tty") throw new CommandFault(`${word}: No such device or address`);
  if (operator === "<>") throw refused("<>");
  const isInput = operator === "<";
  const opened = await (isInput
    ? openInput(process, path, word)
    : openOutput(process, operator, word));
  return process.machine.locks.watch(path, opened);
}

async function openInput({ machine: { fs } }: Process, path: string, word: string) {
  const stat = await fs.stat(path).catch(() => null);
  if (!stat) throw new CommandFault(`${word}: No such file or directory`);
  return stat.isDirectory ? emptyInput() : textInput(toByteText(await fs.readFileBuffer(path)));
}

async function openOutput(process: Process, operator: string, word: string) {
  const { fs } = process.machine;
  const path = process.path(word);
  const stat = await fs.stat(path).catch(() => null);
  if (stat?.isDirectory) throw new CommandFault(`${word}: Is a directory`);
  if (!stat && !(await fs.exists(fs.resolvePath(path, "..")))) {
    throw new CommandFault(`${word}: No such file or directory`);
  }
  if (operator === ">" && stat && process.has("noclobber")) {
    throw new CommandFault(`${word}: cannot overwrite existing file`);
  }
  if (!stat || !operator.endsWith(">>")) await fs.writeFile(path, "");
  return fileOutput(fs, path);
}

const names = new Map([
  ["/dev/stdin", 0],
  ["/dev/stdout", 1],
  ["/dev/stderr", 2],
]);

/** The number of the descriptor that a path names; -1 for any other. */
export function descriptorOf(path: string): number {
  const found = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path)?.[1];
  return found === undefined ? (names.get(path) ?? -1) : Number(found);
}
