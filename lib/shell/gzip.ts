import { defineCommand, type ResolvedCommandContext } from "just-bash/browser";
import { toBytes, toByteText } from "./curl/bytes";
import { limits } from "./explain-limit";

interface Options {
  isUnpacking: boolean;
  isToStdout: boolean;
  isKeeping: boolean;
  isForced: boolean;
}

interface Run {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** Those of the simulated shell need `node:zlib`, which a browser does not have. */
export const gzipCommands = [
  command("gzip", {}),
  command("gunzip", { isUnpacking: true }),
  command("zcat", { isUnpacking: true, isToStdout: true }),
];

function command(name: string, preset: Partial<Options>) {
  return defineCommand(name, async (args, context) => {
    const off = { isUnpacking: false, isToStdout: false, isKeeping: false, isForced: false };
    const read = readOptions(args, { ...off, ...preset });
    if ("fault" in read) {
      return failed(`${read.fault}\nTry \`${name} --help' for more information.`, 1);
    }
    const { options, files } = read;
    const runs: Run[] = [];
    for (const file of files.length > 0 ? files : ["-"]) {
      runs.push(
        file === "-" ? await ofStdin(options, context) : await ofFile(file, options, context),
      );
    }
    return {
      stdout: runs.map(({ stdout }) => stdout).join(""),
      stderr: runs.map(({ stderr }) => stderr).join(""),
      exitCode: Math.max(...runs.map(({ exitCode }) => exitCode)),
      stdoutKind: "bytes" as const,
    };
  });
}

const longNames = new Map([
  ["stdout", "c"],
  ["to-stdout", "c"],
  ["decompress", "d"],
  ["uncompress", "d"],
  ["keep", "k"],
  ["force", "f"],
  ["no-name", "n"],
  ["name", "N"],
  ["quiet", "q"],
  ["fast", "1"],
  ["best", "9"],
]);

const letters = new Map<string, keyof Options | null>([
  ["c", "isToStdout"],
  ["d", "isUnpacking"],
  ["k", "isKeeping"],
  ["f", "isForced"],
  // A browser packs at one level; names and times are never stored.
  ...[..."nNq123456789"].map((letter) => [letter, null] as const),
]);

type Read = { options: Options; files: string[] } | { fault: string };

function readOptions(args: readonly string[], options: Options): Read {
  const end = args.indexOf("--");
  const before = end < 0 ? args : args.slice(0, end);
  const isFlag = (word: string) => word.startsWith("-") && word !== "-";
  for (const word of before.filter(isFlag)) {
    const long = word.startsWith("--") ? longNames.get(word.slice(2)) : word.slice(1);
    if (long === undefined) return { fault: `unrecognized option '${word}'` };
    for (const letter of long) {
      const option = letters.get(letter);
      if (option === undefined) return { fault: `invalid option -- '${letter}'` };
      if (option !== null) options[option] = true;
    }
  }
  const files = before.filter((word) => !isFlag(word));
  return { options, files: end < 0 ? files : [...files, ...args.slice(end + 1)] };
}

async function ofStdin(options: Options, { stdin }: ResolvedCommandContext): Promise<Run> {
  const made = await convert(toBytes(String(stdin)), options, "stdin");
  return "fault" in made ? failed(made.fault, 1) : printed(made.bytes);
}

async function ofFile(
  file: string,
  options: Options,
  { fs, cwd }: ResolvedCommandContext,
): Promise<Run> {
  const path = fs.resolvePath(cwd, file);
  const stat = await fs.stat(path).catch(() => null);
  if (!stat) return failed(`${file}: No such file or directory`, 1);
  if (stat.isDirectory) return failed(`${file} is a directory -- ignored`, 2);
  const isNamedPacked = file.endsWith(".gz");
  if (!options.isToStdout && options.isUnpacking && !isNamedPacked) {
    return failed(`${file}: unknown suffix -- ignored`, 2);
  }
  if (!options.isToStdout && !options.isUnpacking && isNamedPacked) {
    return failed(`${file} already has .gz suffix -- unchanged`, 2);
  }
  const made = await convert(await fs.readFileBuffer(path), options, file);
  if ("fault" in made) return failed(made.fault, 1);
  if (options.isToStdout) return printed(made.bytes);
  const rename = (name: string) => (options.isUnpacking ? name.slice(0, -3) : `${name}.gz`);
  if ((await fs.exists(rename(path))) && !options.isForced) {
    return failed(`${rename(file)} already exists;\tnot overwritten`, 2);
  }
  await fs.writeFile(rename(path), made.bytes);
  if (!options.isKeeping) await fs.rm(path);
  return { stdout: "", stderr: "", exitCode: 0 };
}

type Made = { bytes: Uint8Array } | { fault: string };

async function convert(bytes: Uint8Array, { isUnpacking }: Options, file: string): Promise<Made> {
  if (!isUnpacking) return { bytes: (await through(new CompressionStream("gzip"), bytes)).bytes };
  if (bytes.length === 0) return { fault: `\ngzip: ${file}: unexpected end of file` };
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    return { fault: `\ngzip: ${file}: not in gzip format` };
  }
  try {
    const { bytes: all, isWhole } = await through(new DecompressionStream("gzip"), bytes);
    return isWhole ? { bytes: all } : { fault: `${file}: larger than this shell's files may be` };
  } catch {
    return { fault: `\ngzip: ${file}: unexpected end of file` };
  }
}

/** A few packed bytes may unpack to more than there is memory: no more is read than a shell's files may hold. */
async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array) {
  const piped = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(stream);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (const reader = piped.getReader(); ; ) {
    const { value, done } = await reader.read();
    if (done) break;
    parts.push(new Uint8Array(value));
    size += value.length;
    if (size <= limits.maxFileSystemBytes) continue;
    await reader.cancel();
    break;
  }
  const all = new Uint8Array(await new Blob(parts).arrayBuffer());
  return { bytes: all, isWhole: size <= limits.maxFileSystemBytes };
}

const printed = (bytes: Uint8Array): Run => ({
  stdout: toByteText(bytes),
  stderr: "",
  exitCode: 0,
});

const failed = (said: string, exitCode: number): Run => ({
  stdout: "",
  stderr: `${said.startsWith("\n") ? said : `gzip: ${said}`}\n`,
  exitCode,
});
