import { expandText } from "@/lib/shell/language/expansion/expand-word";
import { CommandFault, refused } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";
import { specialParameter } from "@/lib/shell/language/variables/special-variables";
import { itemsOf, readReference, readValue } from "@/lib/shell/language/variables/values";
import { isDevice } from "@/lib/shell/tools/host/devices";
import { descriptorOf } from "./redirect";

export const unaryTests = new Set([..."abcdefghknoprstuvwxzGLNORS"].map((letter) => `-${letter}`));

/** Whether `-f file` and its like hold. */
export async function testUnary(
  process: Process,
  operator: string,
  word: string,
): Promise<boolean> {
  switch (operator) {
    case "-n":
      return word !== "";
    case "-z":
      return word === "";
    case "-v":
      return isSet(process, word);
    case "-o":
      return process.has(word);
    case "-R":
      return process.variables.own(word)?.isReference ?? false;
    case "-t":
      return false;
    case "-L":
    case "-h":
      return (await lookAt(process, word, true))?.isSymbolicLink ?? false;
    default:
      return testFile(process, operator, word);
  }
}

async function isSet(process: Process, word: string): Promise<boolean> {
  const reference = readReference(word);
  if (!reference) return /^\d+$/.test(word) && specialParameter(process, word) !== null;
  const { name, subscript } = reference;
  if (subscript === "@" || subscript === "*") return itemsOf(process, name).length > 0;
  const key = subscript === null ? null : await expandText(process, subscript);
  return readValue(process, { name, subscript: key }) !== null;
}

async function lookAt(process: Process, word: string, isLink = false) {
  const { fs, openPaths } = process.machine;
  const path = process.path(word);
  if (word === "") return null;
  if (isDevice(path)) return fs.stat("/dev/null");
  if (openPaths.has(path) || process.descriptors.get(descriptorOf(path))) return openFile;
  const stat = isLink ? fs.lstat(path) : fs.stat(path);
  return stat.catch(() => null);
}

const openFile = {
  isFile: false,
  isDirectory: false,
  isSymbolicLink: false,
  isPipe: true,
  mode: 0o600,
  size: 0,
  mtime: new Date(0),
};

async function testFile(process: Process, operator: string, word: string): Promise<boolean> {
  const stat = await lookAt(process, word);
  if (!stat) return false;
  switch (operator) {
    case "-a":
    case "-e":
      return true;
    case "-f":
      return stat.isFile && !isCharacterFile(process.path(word));
    case "-d":
      return stat.isDirectory;
    case "-s":
      return stat.size > 0;
    case "-r":
      return (stat.mode & 0o444) !== 0;
    case "-w":
      return (stat.mode & 0o222) !== 0;
    case "-x":
      return (stat.mode & 0o111) !== 0;
    case "-c":
      return isCharacterFile(process.path(word));
    case "-p":
      return "isPipe" in stat;
    case "-O":
    case "-G":
      return true;
    case "-b":
    case "-S":
    case "-g":
    case "-u":
    case "-k":
      return false;
    default:
      throw refused(`[ ${operator} ]`);
  }
}

const isCharacterFile = (path: string) => /^\/dev\/(null|zero|random|urandom|tty|full)$/.test(path);

/** Whether one file is newer than the other, or both are one. */
export async function testFiles(
  process: Process,
  operator: string,
  left: string,
  right: string,
): Promise<boolean> {
  const [one, other] = [await lookAt(process, left), await lookAt(process, right)];
  const time = (stat: typeof one) => stat?.mtime.getTime() ?? Number.NEGATIVE_INFINITY;
  if (operator === "-nt") return one !== null && time(one) > time(other);
  if (operator === "-ot") return other !== null && time(one) < time(other);
  if (operator !== "-ef") throw new CommandFault(`${operator}: binary operator expected`);
  if (!one || !other) return false;
  const { fs } = process.machine;
  const real = (word: string) => fs.realpath(process.path(word)).catch(() => word);
  return (await real(left)) === (await real(right));
}
