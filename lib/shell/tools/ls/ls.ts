import { saidFirst } from "@/lib/shell/tools/output";
import { type ReadOptions, readOptions } from "@/lib/shell/tools/read-options";
import {
  asBytes,
  notSupported,
  type Tool,
  type ToolHost,
  type ToolRun,
} from "@/lib/shell/tools/tool";
import { type Entry, readEntry } from "./entry";
import { isLong, listingOf } from "./listing";

const plan = {
  short: "1aAldhtrSRFpngo",
  long: {
    all: "a",
    "almost-all": "A",
    directory: "d",
    "human-readable": "h",
    reverse: "r",
    recursive: "R",
    classify: "F",
    "numeric-uid-gid": "n",
    "no-group": "o",
    color: "color",
    "time-style": "time-style",
    "full-time": "full-time",
    "group-directories-first": "folders-first",
  },
  valued: ["time-style"],
} as const;

/** ls of GNU, as it writes into a pipe: a name a line. */
export const ls: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  if (read.value("color") === "always") throw notSupported("option --color=always");
  const listing = listingOf(read, host);
  const run: ToolRun = { out: "", said: "", status: 0 };
  const { files, folders } = await sortOut(read, host, run);
  const order = ordering(read);
  run.out += listing.lines(files.sort(order));
  const isTitled = read.operands.length > 1 || read.has("R");
  const waiting = folders.sort(order);
  for (let folder = waiting.shift(); folder; folder = waiting.shift()) {
    const inside = (await readFolder(folder, read, host)).sort(order);
    if (isTitled) run.out += `${run.out === "" ? "" : "\n"}${folder.name}:\n`;
    run.out += listing.total(inside) + listing.lines(inside);
    if (read.has("R")) waiting.unshift(...inside.filter(isEntered).map(below(folder)));
  }
  return saidFirst({ ...run, out: asBytes(run.out) });
};

const isEntered = ({ kind, name }: Entry) => kind === "folder" && !/^\.\.?$/.test(name);

const below =
  (folder: Entry) =>
  (entry: Entry): Entry => ({ ...entry, name: `${folder.name}/${entry.name}` });

/** The operands that are shown themselves, and those whose content is. */
async function sortOut(read: ReadOptions, host: ToolHost, run: ToolRun) {
  const { fs, cwd } = host.context;
  const files: Entry[] = [];
  const folders: Entry[] = [];
  for (const name of read.operands.length > 0 ? read.operands : ["."]) {
    const entry = await readEntry(name, fs.resolvePath(cwd, name), host);
    if (!entry) {
      run.said += `ls: cannot access '${name}': No such file or directory\n`;
      run.status = 2;
    } else if (read.has("d") || !(await isListed(entry, name, read, host))) files.push(entry);
    else folders.push(entry);
  }
  return { files, folders };
}

/** A link to a folder is followed, but in the long form. */
async function isListed(entry: Entry, name: string, read: ReadOptions, { context }: ToolHost) {
  if (entry.kind !== "link") return entry.kind === "folder";
  if (isLong(read) && !name.endsWith("/")) return false;
  const stat = await context.fs.stat(entry.path).catch(() => null);
  return stat?.isDirectory ?? false;
}

async function readFolder(folder: Entry, read: ReadOptions, host: ToolHost): Promise<Entry[]> {
  const { fs } = host.context;
  const names = await fs.readdir(folder.path);
  const shown = names.filter((name) => read.has("a") || read.has("A") || !name.startsWith("."));
  if (read.has("a")) shown.push(".", "..");
  const entries = await Promise.all(
    shown.map((name) => readEntry(name, fs.resolvePath(folder.path, name), host)),
  );
  return entries.filter((entry) => entry !== null);
}

function ordering(read: ReadOptions): (one: Entry, other: Entry) => number {
  const sign = read.has("r") ? -1 : 1;
  const byName = (one: Entry, other: Entry) => (one.name < other.name ? -1 : 1);
  const key = read.given.findLast(({ name }) => /^[tS]$/.test(name))?.name;
  const first = read.has("folders-first");
  return (one, other) => {
    const apart = first ? Number(other.kind === "folder") - Number(one.kind === "folder") : 0;
    if (apart !== 0) return apart;
    const newest = key === "t" ? other.mtimeMs - one.mtimeMs : 0;
    const largest = key === "S" ? other.size - one.size : 0;
    return sign * (newest || largest || byName(one, other));
  };
}
