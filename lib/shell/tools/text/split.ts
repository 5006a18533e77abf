import { toBytes } from "@/lib/shell/curl/bytes";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import { type ReadOptions, readOptions } from "@/lib/shell/tools/read-options";
import { notSupported, printed, type Tool, ToolError } from "@/lib/shell/tools/tool";
import { sizeOf } from "./size";

const plan = {
  short: "l:b:n:a:dxe",
  long: {
    lines: "l",
    bytes: "b",
    number: "n",
    "suffix-length": "a",
    "numeric-suffixes": "d",
    "hex-suffixes": "x",
    "elide-empty-files": "e",
    "additional-suffix": "end",
  },
  valued: ["end"],
  hasNumbers: true,
} as const;

const mostParts = 2000;

/** split of GNU: into so many lines, so many bytes, or so many parts. */
export const split: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const [name = "-", prefix = "x", extra] = read.operands;
  if (extra !== undefined) {
    throw new ToolError(`extra operand ‘${extra}’\nTry 'split --help' for more information.`, 1);
  }
  const { files, said } = await readInputs("split", [name], host, (path, fault) =>
    fault === "Is a directory"
      ? `${path}: read error: ${fault}`
      : `cannot open '${path}' for reading: ${fault}`,
  );
  const [file] = files;
  if (!file) return { out: "", said, status: 1 };
  const parts = partsOf(file.bytes, read).filter((part) => part !== "" || !read.has("e"));
  if (parts.length > mostParts) throw notSupported(`more than ${mostParts} parts`);
  const suffix = suffixing(read, parts.length);
  const { fs, cwd } = host.context;
  for (const [at, part] of parts.entries()) {
    const path = `${prefix}${suffix(at)}${read.value("end") ?? ""}`;
    await fs.writeFile(fs.resolvePath(cwd, path), toBytes(part));
  }
  return printed("");
};

function partsOf(bytes: string, read: ReadOptions): string[] {
  const chunks = read.value("n");
  if (chunks !== undefined) return inChunks(bytes, chunks);
  const size = read.value("b");
  if (size !== undefined) return inBytes(bytes, counted(size, "bytes"));
  const lines = counted(read.value("l") ?? read.value("#") ?? "1000", "lines");
  return inLines(bytes, lines);
}

function counted(text: string, what: string): number {
  const wrong = new ToolError(`invalid number of ${what}: ‘${text}’`, 1);
  if (what === "lines" && !/^\d+$/.test(text)) throw wrong;
  const count = sizeOf(text);
  if (count > 0) return count;
  throw new ToolError(`${wrong.message}: Numerical result out of range`, 1);
}

const inBytes = (bytes: string, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.slice(at * size, (at + 1) * size),
  );

function inLines(bytes: string, count: number): string[] {
  const lines = bytes.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return Array.from({ length: Math.ceil(lines.length / count) }, (_, at) =>
    lines.slice(at * count, (at + 1) * count).join(""),
  );
}

/** `3` in as many parts of the same size, `l/3` without breaking a line, `r/3` a line to each in turn. */
function inChunks(bytes: string, given: string): string[] {
  const [, kind = "", digits] = /^([lr]?)\/?(\d+)$/.exec(given) ?? [];
  const count = Number(digits);
  if (digits === undefined && /^[lr]?\/?\d+\/\d+$/.test(given))
    throw notSupported("one chunk alone");
  if (!(count > 0)) throw new ToolError(`invalid number of chunks: ‘${given}’`, 1);
  const size = Math.floor(bytes.length / count);
  if (kind === "") {
    return Array.from({ length: count }, (_, at) =>
      bytes.slice(at * size, at === count - 1 ? undefined : (at + 1) * size),
    );
  }
  const parts = Array.from({ length: count }, () => "");
  const lines = bytes.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let begin = 0;
  for (const [at, line] of lines.entries()) {
    const chunk =
      kind === "r" ? at % count : Math.min(count - 1, Math.floor(begin / Math.max(1, size)));
    parts[chunk] += line;
    begin += line.length;
  }
  return parts;
}

const alphabets = { d: "0123456789", x: "0123456789abcdef", letters: "abcdefghijklmnopqrstuvwxyz" };

/** The suffix of each part; where its length is not given and two are too few, it is refused. */
function suffixing(read: ReadOptions, count: number): (at: number) => string {
  const alphabet = read.has("d") ? alphabets.d : read.has("x") ? alphabets.x : alphabets.letters;
  const length = Number(read.value("a") ?? 2);
  if (alphabet.length ** length < count) {
    if (read.value("a") === undefined) throw notSupported("so many parts without -a");
    throw new ToolError("output file suffixes exhausted", 1);
  }
  return (at) => {
    let [rest, text] = [at, ""];
    for (let place = 0; place < length; place++) {
      text = alphabet.charAt(rest % alphabet.length) + text;
      rest = Math.floor(rest / alphabet.length);
    }
    return text;
  };
}
