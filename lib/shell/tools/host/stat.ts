import { formatTime } from "@/lib/shell/tools/date/format-time";
import { momentOf } from "@/lib/shell/tools/date/moment";
import { zoneOf } from "@/lib/shell/tools/date/zone";
import { Output } from "@/lib/shell/tools/output";
import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, notSupported, type Tool, ToolError } from "@/lib/shell/tools/tool";

interface Seen {
  isFile: boolean;
  isDirectory: boolean;
  mode: number;
  size: number;
  mtime: Date;
}

/** stat of GNU with a format: name, size, rights, kind and times; what else it tells is refused by name. */
export const stat: Tool = async (args, host) => {
  const long = { format: "c", printf: "printf", dereference: "L" };
  const read = readOptions(args, { short: "c:L", long, valued: ["printf"] });
  if (read.operands.length === 0) {
    throw new ToolError("missing operand\nTry 'stat --help' for more information.", 1);
  }
  const raw = read.value("printf");
  const format = raw === undefined ? read.value("c") : unescaped(raw);
  if (format === undefined) throw notSupported("stat without a format");
  const { fs, cwd } = host.context;
  const run = new Output();
  for (const name of read.operands) {
    const seen = await fs.stat(fs.resolvePath(cwd, name)).catch(() => null);
    if (seen === null) {
      run.say(`stat: cannot statx '${name}': No such file or directory\n`);
      run.status = 1;
    } else {
      const text = fill(format, name, seen, zoneOf(host.env));
      run.print(asBytes(text + (raw === undefined ? "\n" : "")));
    }
  }
  return run.ended();
};

const unescaped = (text: string) => text.replaceAll("\\n", "\n").replaceAll("\\t", "\t");

function fill(format: string, name: string, seen: Seen, zone: ReturnType<typeof zoneOf>): string {
  const moment = momentOf(seen.mtime.getTime());
  const time = () => formatTime("%F %T.%N %z", moment, zone);
  const kind = seen.isDirectory
    ? "directory"
    : seen.size === 0
      ? "regular empty file"
      : "regular file";
  const found = new Map<string, () => string>([
    ["n", () => name],
    ["s", () => String(seen.size)],
    ["a", () => (seen.mode & 0o7777).toString(8)],
    ["A", () => (seen.isDirectory ? "d" : "-") + rights(seen.mode)],
    ["F", () => kind],
    ["Y", () => String(moment.seconds)],
    ["Z", () => String(moment.seconds)],
    ["y", time],
    ["z", time],
    ["%", () => "%"],
  ]);
  return format.replaceAll(/%([a-zA-Z%])/g, (whole, letter: string) => {
    const value = found.get(letter);
    if (value === undefined) throw notSupported(`the format ${whole}`);
    return value();
  });
}

const rights = (mode: number) =>
  [6, 3, 0]
    .map((shift) => (mode >> shift) & 7)
    .map((bits) => `${bits & 4 ? "r" : "-"}${bits & 2 ? "w" : "-"}${bits & 1 ? "x" : "-"}`)
    .join("");
