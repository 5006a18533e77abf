import type { ByteText } from "@/lib/shell/curl/bytes";
import { formatTime } from "@/lib/shell/tools/date/format-time";
import { momentOf } from "@/lib/shell/tools/date/moment";
import { type Zone, zoneOf } from "@/lib/shell/tools/date/zone";
import { type ReadOptions, readOptions } from "@/lib/shell/tools/read-options";
import {
  asBytes,
  notSupported,
  printed,
  type Tool,
  ToolError,
  type ToolHost,
} from "@/lib/shell/tools/tool";
import { findChanges } from "./find-changes";
import { printNormal, printUnified } from "./print-changes";

const plan = {
  short: "uU:qsiwbZaNdL:",
  long: {
    normal: "normal",
    unified: "unified",
    brief: "q",
    "report-identical-files": "s",
    "ignore-case": "i",
    "ignore-all-space": "w",
    "ignore-space-change": "b",
    "ignore-trailing-space": "Z",
    "strip-trailing-cr": "cr",
    text: "a",
    "new-file": "N",
    minimal: "d",
    label: "L",
    color: "color",
  },
} as const;

const help = "\ndiff: Try 'diff --help' for more information.";

interface Side {
  name: string;
  bytes: ByteText;
  mtimeMs: number;
}

/** diff of GNU, of two files: in its normal form, unified, or brief. */
export const diff: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  if (read.value("color") === "always") throw notSupported("option --color=always");
  const [first, second, extra] = read.operands;
  if (second === undefined) {
    throw new ToolError(`missing operand after '${first ?? "diff"}'${help}`, 2);
  }
  if (extra !== undefined) throw new ToolError(`extra operand '${extra}'${help}`, 2);
  const names = await besideFolders(first ?? "", second, host);
  const sides = await Promise.all(names.map((name) => readSide(name, read.has("N"), host)));
  const [left, right] = sides;
  if (typeof left !== "object" || typeof right !== "object") {
    const faults = sides.filter((side) => typeof side === "string");
    return { out: "", said: faults.map((fault) => `diff: ${fault}\n`).join(""), status: 2 };
  }
  return compare(left, right, read, zoneOf(host.env));
};

/** A file beside a folder is compared with the file of its name in there. */
async function besideFolders(first: string, second: string, host: ToolHost): Promise<string[]> {
  const [one, other] = await Promise.all([isFolder(first, host), isFolder(second, host)]);
  if (one && other) throw notSupported("a comparison of folders");
  const inside = (folder: string, file: string) =>
    `${folder.replace(/\/$/, "")}/${file.split("/").at(-1)}`;
  return [one ? inside(first, second) : first, other ? inside(second, first) : second];
}

const isFolder = (name: string, { context: { fs, cwd } }: ToolHost) =>
  fs.stat(fs.resolvePath(cwd, name)).then(
    (stat) => stat.isDirectory,
    () => false,
  );

/** A file, or why it cannot be read. */
async function readSide(
  name: string,
  isMissingEmpty: boolean,
  host: ToolHost,
): Promise<Side | string> {
  const got = await host.read(name);
  if ("fault" in got) {
    return isMissingEmpty ? { name, bytes: "", mtimeMs: 0 } : `${name}: ${got.fault}`;
  }
  const { fs, cwd } = host.context;
  const stat = name === "-" ? null : await fs.stat(fs.resolvePath(cwd, name)).catch(() => null);
  return { name, bytes: got.bytes, mtimeMs: stat?.mtime.getTime() ?? Date.now() };
}

function compare(left: Side, right: Side, read: ReadOptions, zone: Zone) {
  const same = read.has("s") ? `Files ${left.name} and ${right.name} are identical\n` : "";
  if (left.bytes === right.bytes) return printed(asBytes(same));
  const isBinary = !read.has("a") && [left, right].some(({ bytes }) => bytes.includes("\0"));
  if (isBinary && !read.has("q")) {
    return printed(asBytes(`Binary files ${left.name} and ${right.name} differ\n`), 2);
  }
  const lines = [left, right].map(({ bytes }) => bytes.match(/[^\n]*\n|[^\n]+$/g) ?? []);
  const [old = [], own = []] = lines.map((each) =>
    read.has("cr") ? each.map((line) => line.replace(/\r\n$/, "\n")) : each,
  );
  const context = contextOf(read);
  const changes = findChanges(old.map(keying(read)), own.map(keying(read)), context ?? 0);
  if (changes.length === 0) return printed(asBytes(same));
  if (read.has("q")) return printed(asBytes(`Files ${left.name} and ${right.name} differ\n`), 1);
  const sides = { left: old, right: own };
  if (context === null) return printed(printNormal(changes, sides), 1);
  return printed(heads(left, right, read, zone) + printUnified(changes, sides, context), 1);
}

/** How many lines of context the unified form has; null for the normal form. */
function contextOf(read: ReadOptions): number | null {
  const asked = read.given.filter(({ name }) => /^([uU]|unified)$/.test(name));
  if (asked.length === 0) return null;
  const given = asked.map(({ value }) => value).filter((value) => value !== "");
  const wrong = given.find((value) => !/^\d+$/.test(value));
  if (wrong !== undefined) throw new ToolError(`invalid context length '${wrong}'${help}`, 2);
  return given.length === 0 ? 3 : Math.max(...given.map(Number));
}

function heads(left: Side, right: Side, read: ReadOptions, zone: Zone): ByteText {
  const labels = read.given.filter(({ name }) => name === "L").map(({ value }) => value);
  return [left, right]
    .map(({ name, mtimeMs }, at) => {
      const mark = at === 0 ? "---" : "+++";
      const time = formatTime("%F %T.%N %z", momentOf(mtimeMs), zone);
      return asBytes(`${mark} ${labels[at] ?? `${name}\t${time}`}\n`);
    })
    .join("");
}

/** What has to be the same of two lines. */
function keying(read: ReadOptions): (line: string) => string {
  return (line) => {
    let key = line;
    if (read.has("w")) key = key.replaceAll(/[ \t\r\v\f\n]/g, "");
    else if (read.has("b")) key = key.trimEnd().replaceAll(/[ \t\r\v\f]+/g, " ");
    else if (read.has("Z")) key = key.trimEnd();
    return read.has("i") ? key.toLowerCase() : key;
  };
}
