import type { ByteText } from "@/lib/shell/curl/bytes";
import { saidFirst } from "@/lib/shell/tools/output";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import { type ReadOptions, readOptions } from "@/lib/shell/tools/read-options";
import { printed, type Tool, ToolError, type ToolRun } from "@/lib/shell/tools/tool";
import { sizeOf } from "./size";

const plan = {
  short: "sblxn:i:",
  long: {
    quiet: "s",
    silent: "s",
    "print-bytes": "b",
    verbose: "l",
    bytes: "n",
    "ignore-initial": "i",
  },
} as const;

const help = "\ncmp: Try 'cmp --help' for more information.";

interface Side {
  name: string;
  bytes: ByteText;
}

/** cmp of GNU. */
export const cmp: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const [first, second = "-", ...skips] = read.operands;
  if (first === undefined) throw new ToolError(`missing operand after 'cmp'${help}`, 2);
  if (skips.length > 2) throw new ToolError(`extra operand '${skips[2]}'${help}`, 2);
  const [one = 0, other = one] = (read.value("i")?.split(":") ?? skips).map(sizeOf);
  const { files, said } = await readInputs("cmp", [first, second], host);
  const [left, right] = files;
  if (!left || !right) return { out: "", said: read.has("s") ? "" : said, status: 2 };
  const end = read.value("n") === undefined ? undefined : sizeOf(read.value("n") ?? "");
  const part = ({ name, bytes }: Side, skip: number): Side => ({
    name,
    bytes: bytes.slice(skip, end === undefined ? undefined : skip + end),
  });
  const skipped = skips.length > 1 || read.has("i") ? other : 0;
  return compare(part(left, one), part(right, skipped), read);
};

function compare(left: Side, right: Side, read: ReadOptions): ToolRun {
  if (left.bytes === right.bytes) return printed("");
  if (read.has("s")) return printed("", 1);
  const length = Math.min(left.bytes.length, right.bytes.length);
  const places = read.has("l") ? allPlaces(left, right, length) : onePlace(left, right, length);
  const width = String(length).length;
  const lines = places.map((at) =>
    read.has("l")
      ? `${String(at + 1).padStart(width)} ${octal(left.bytes, at)} ${octal(right.bytes, at)}\n`
      : firstLine(left, right, at, read.has("b")),
  );
  const isEnd = (read.has("l") || places.length === 0) && left.bytes.length !== right.bytes.length;
  const said = isEnd ? endOf(left, right, read) : "";
  return saidFirst({ out: lines.join(""), said, status: 1 });
}

const differs = (left: Side, right: Side, at: number) => left.bytes[at] !== right.bytes[at];

const allPlaces = (left: Side, right: Side, length: number) =>
  Array.from({ length }, (_, at) => at).filter((at) => differs(left, right, at));

function onePlace(left: Side, right: Side, length: number): number[] {
  for (let at = 0; at < length; at++) if (differs(left, right, at)) return [at];
  return [];
}

const octal = (bytes: ByteText, at: number) => bytes.charCodeAt(at).toString(8).padStart(3);

function firstLine(left: Side, right: Side, at: number, showsBytes: boolean): string {
  const line = left.bytes.slice(0, at).split("\n").length;
  const shown = ({ bytes }: Side) => `${octal(bytes, at)} ${bytes.charAt(at)}`;
  const values = showsBytes ? ` is ${shown(left)} ${shown(right)}` : "";
  return `${left.name} ${right.name} differ: byte ${at + 1}, line ${line}${values}\n`;
}

/** Where one of them ends before the other does. */
function endOf(left: Side, right: Side, read: ReadOptions): string {
  const { name, bytes } = left.bytes.length < right.bytes.length ? left : right;
  if (bytes === "") return `cmp: EOF on ${name} which is empty\n`;
  const whole = bytes.split("\n").length - 1;
  const line = bytes.endsWith("\n") ? `line ${whole}` : `in line ${whole + 1}`;
  return `cmp: EOF on ${name} after byte ${bytes.length}${read.has("l") ? "" : `, ${line}`}\n`;
}
