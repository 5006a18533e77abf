import { Output } from "@/lib/shell/tools/output";
import { type ReadOptions, readOptions } from "@/lib/shell/tools/read-options";
import { writeScaled } from "@/lib/shell/tools/text/numfmt-scale";
import { asBytes, type Tool, type ToolHost } from "@/lib/shell/tools/tool";
import { blocksOf, type Entry, readEntry } from "./entry";

const plan = {
  short: "abchkmsd:",
  long: {
    all: "a",
    bytes: "b",
    total: "c",
    "human-readable": "h",
    summarize: "s",
    "max-depth": "d",
    "apparent-size": "apparent",
  },
} as const;

/** du of GNU: how much of the disk each folder takes, on a disk with pages of 4096 bytes. */
export const du: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const run = new Output();
  const { fs, cwd } = host.context;
  const write = (bytes: number, name: string) => {
    run.print(asBytes(`${sizeOf(bytes, read)}\t${name}\n`));
  };
  const depth = read.has("s") ? 0 : Number(read.value("d") ?? Number.POSITIVE_INFINITY);
  let total = 0;
  for (const name of read.operands.length > 0 ? read.operands : ["."]) {
    const entry = await readEntry(name, fs.resolvePath(cwd, name), host);
    if (!entry) {
      run.say(`du: cannot access '${name}': No such file or directory\n`);
      run.status = 1;
      continue;
    }
    const shown = { depth, showsFiles: read.has("a"), bytesOf: bytesIn(read), write };
    total += await measure(entry, shown, host);
  }
  if (read.has("c")) write(total, "total");
  return run.ended();
};

const bytesIn = (read: ReadOptions) => (entry: Entry) =>
  read.has("b") || read.has("apparent") ? entry.size : blocksOf(entry) * 1024;

interface Measuring {
  depth: number;
  showsFiles: boolean;
  bytesOf: (entry: Entry) => number;
  write: (bytes: number, name: string) => void;
}

/** The size of all that is below, whose parts are written before it. */
async function measure(
  entry: Entry,
  measuring: Measuring,
  host: ToolHost,
  level = 0,
): Promise<number> {
  const { depth, showsFiles, bytesOf, write } = measuring;
  const { fs } = host.context;
  let bytes = bytesOf(entry);
  for (const name of entry.kind === "folder" ? await fs.readdir(entry.path) : []) {
    const path = fs.resolvePath(entry.path, name);
    const inside = await readEntry(`${entry.name}/${name}`, path, host);
    if (inside) bytes += await measure(inside, measuring, host, level + 1);
  }
  const isShown = level === 0 || entry.kind === "folder" || showsFiles;
  if (isShown && level <= depth) write(bytes, entry.name);
  return bytes;
}

function sizeOf(bytes: number, read: ReadOptions): string {
  const unit = read.given.findLast(({ name }) => /^[bhkm]$/.test(name))?.name ?? "k";
  if (unit === "b") return String(bytes);
  if (unit === "k") return String(Math.ceil(bytes / 1024));
  if (unit === "m") return String(Math.ceil(bytes / 1024 / 1024));
  const exact = { top: BigInt(bytes), bottom: 1n, decimals: 0 };
  return writeScaled(exact, { scale: "iec", rounding: "from-zero", precision: null });
}
