import { errors } from "./jq-build";
import type { Memory } from "./memory";
import type { Found } from "./wanted-path";

const modes = { folder: 0o40755, file: 0o100644, pipe: 0o10600 };
/** Where C's `struct stat` has what is asked of it. */
const [length, modeAt, sizeAt, blockAt] = [96, 4, 24, 32];

export function putStat(memory: Memory, at: number, kind: keyof typeof modes, size = 0): number {
  memory.bytes(at, length).fill(0);
  memory.setInt(at + modeAt, modes[kind]);
  memory.setLong(at + sizeAt, BigInt(size));
  memory.setInt(at + blockAt, 4096);
  return 0;
}

/** What there is at a path, or the number of the error where there is nothing. */
export function putFound(memory: Memory, at: number, found: Found): number {
  if (found.kind === "missing") return -errors.notThere;
  return putStat(memory, at, found.kind, found.kind === "file" ? found.bytes.length : 0);
}
