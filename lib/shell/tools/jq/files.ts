import { type ByteText, toBytes, toByteText } from "@/lib/shell/curl/bytes";
import { errors, type Host } from "./jq-build";
import type { Memory } from "./memory";
import { putFound, putStat } from "./put-stat";
import { type Found, WantedPath } from "./wanted-path";

export interface Surroundings {
  cwd: string;
  /** Every path that has been looked up, in full. */
  paths: ReadonlyMap<string, Found>;
  resolve: (path: string) => string;
  /** Asked for at the first read of the standard input. */
  stdin: () => ByteText;
  print: (stream: "stdout" | "stderr", bytes: ByteText) => void;
}

interface Opened {
  found: Found;
  at: number;
}

/** What the description of a stream calls a file that is no terminal. */
const plainFile = 4;

/** The streams and files that jq reads and writes, none of them a terminal. */
export function filesOf(memory: Memory, surroundings: Surroundings): Host {
  const opened = new Map<number, Opened>();
  const { stdin, print } = surroundings;
  let lastOpened = 2;

  function stream(fd: number): Opened | undefined {
    if (fd === 0 && !opened.has(0))
      opened.set(0, { found: { kind: "file", bytes: stdin() }, at: 0 });
    return opened.get(fd);
  }

  return {
    openAt(_folder: number, pathAt: number) {
      const found = findOpenable(memory.text(pathAt), surroundings);
      if (found.kind === "missing") return -errors.notThere;
      opened.set(++lastOpened, { found, at: 0 });
      return lastOpened;
    },
    read(fd: number, parts: number, count: number, readAt: number) {
      const file = stream(fd);
      if (!file) return errors.badDescriptor;
      if (file.found.kind !== "file") return errors.isFolder;
      memory.setInt(readAt, readParts(memory, file, { bytes: file.found.bytes, parts, count }));
      return 0;
    },
    write(fd: number, parts: number, count: number, writtenAt: number) {
      if (fd !== 1 && fd !== 2) return errors.badDescriptor;
      const bytes = gather(memory, parts, count);
      print(fd === 1 ? "stdout" : "stderr", bytes);
      memory.setInt(writtenAt, bytes.length);
      return 0;
    },
    close: (fd: number) => (opened.delete(fd) || fd <= 2 ? 0 : errors.badDescriptor),
    seek: () => errors.noSeek,
    fcntl: () => 0,
    ioctl: () => -errors.noTerminal,
    describeStream(_fd: number, at: number) {
      memory.bytes(at, 24).fill(0);
      memory.setByte(at, plainFile);
      return 0;
    },
    fstat(fd: number, at: number) {
      const file = opened.get(fd);
      return file ? putFound(memory, at, file.found) : putStat(memory, at, "pipe");
    },
    ...pathsOf(memory, surroundings),
  };
}

/** Looks at paths without opening them. */
function pathsOf(memory: Memory, surroundings: Surroundings): Host {
  const foundAt = (pathAt: number) => find(memory.text(pathAt), surroundings);
  const stat = (pathAt: number, at: number) => putFound(memory, at, foundAt(pathAt));
  return {
    stat,
    lstat: stat,
    statAt: (_folder: number, pathAt: number, at: number) => stat(pathAt, at),
    readLink: (_folder: number, pathAt: number) =>
      foundAt(pathAt).kind === "missing" ? -errors.notThere : -errors.invalid,
    workingFolder: (at: number, size: number) =>
      size <= surroundings.cwd.length ? -errors.tooSmall : memory.setText(at, surroundings.cwd),
  };
}

function find(path: string, { paths, resolve }: Surroundings): Found {
  const full = resolve(path);
  const found = paths.get(full);
  if (!found) throw new WantedPath(full);
  return found;
}

function findOpenable(path: string, surroundings: Surroundings): Found {
  const isStdin = /^\/dev\/(stdin|fd\/0)$/.test(path);
  return isStdin ? { kind: "file", bytes: surroundings.stdin() } : find(path, surroundings);
}

interface Wanted {
  bytes: ByteText;
  parts: number;
  count: number;
}

/** Fills the parts of the memory that are asked for, and says how many bytes there were. */
function readParts(memory: Memory, file: Opened, { bytes, parts, count }: Wanted): number {
  const from = file.at;
  for (let part = parts; part < parts + count * 8; part += 8) {
    const next = bytes.slice(file.at, file.at + memory.address(part + 4));
    memory.bytes(memory.address(part), next.length).set(toBytes(next));
    file.at += next.length;
  }
  return file.at - from;
}

function gather(memory: Memory, parts: number, count: number): ByteText {
  let bytes: ByteText = "";
  for (let part = parts; part < parts + count * 8; part += 8) {
    bytes += toByteText(memory.bytes(memory.address(part), memory.address(part + 4)));
  }
  return bytes;
}
