import { expandText } from "@/lib/shell/language/expansion/expand-word";
import { separatorsOf } from "@/lib/shell/language/expansion/pieces";
import { CommandFault, refused } from "@/lib/shell/language/faults";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import type { Source } from "@/lib/shell/language/process/source";
import { ifsOf, readReference, setValue } from "@/lib/shell/language/variables/values";
import { readOptions } from "./read-options";
import { splitFields } from "./split-fields";

interface Wish {
  isRaw: boolean;
  delimiter: string;
  count: number | null;
  isExact: boolean;
  timeoutMs: number | null;
}

export const read: Builtin = async (process, args) => {
  const asked = readOptions(args, "ersi:a:d:n:N:p:t:u:");
  if ("fault" in asked) return process.failed(`read: ${asked.fault}`, 2);
  const { options, rest } = asked;
  if (options.has("e") || options.has("i")) throw refused("read -e");
  const fd = Number(options.get("u") ?? 0);
  const source = process.descriptors.get(fd)?.source;
  if (!source) throw new CommandFault(`${fd}: invalid file descriptor: Bad file descriptor`);
  const exact = options.get("N");
  const count = exact ?? options.get("n");
  const timeout = options.get("t");
  const delimiter = options.get("d") ?? "\n";
  const wish: Wish = {
    isRaw: options.has("r"),
    delimiter: delimiter === "" ? "\u0000" : delimiter.slice(0, 1),
    count: count === undefined ? null : Number(count),
    isExact: exact !== undefined,
    timeoutMs: timeout === undefined ? null : Number(timeout) * 1000,
  };
  if (wish.timeoutMs === 0) return source.length > 0 ? 0 : 1;
  const line = await readLine(process, source, wish);
  await store(process, line.text, { rest, array: options.get("a"), wish });
  return line.status;
};

interface Line {
  /** A character that a backslash protects stands after a mark. */
  text: string;
  status: number;
}

const mark = "\u0000";

async function readLine(process: Process, source: Source, wish: Wish): Promise<Line> {
  if (wish.timeoutMs === null) return nextLine(process, source, wish);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isThere = source.hasMore();
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), wish.timeoutMs ?? 0);
  });
  const first = await Promise.race([isThere, late]);
  clearTimeout(timer);
  return first === "late" ? { text: "", status: 142 } : nextLine(process, source, wish);
}

async function nextLine(process: Process, source: Source, wish: Wish): Promise<Line> {
  if (wish.count !== null) return readCount(process, source, wish);
  let text = "";
  for (;;) {
    const taken = await source.takeThrough(wish.delimiter);
    if (taken === null) return { text, status: 1 };
    const status = taken.endsWith(wish.delimiter) ? 0 : 1;
    const line = process.decode(taken.slice(0, taken.length - 1 + status)).replaceAll(mark, "");
    if (wish.isRaw) return { text: line, status };
    const isOpen = status === 0 && endsOpen(line);
    text += protectedText(isOpen ? line.slice(0, -1) : line);
    if (!isOpen) return { text, status };
    if (wish.delimiter !== "\n") text += mark + wish.delimiter;
  }
}

/** A backslash at the end of a line joins the next one to it. */
const endsOpen = (line: string) => /(^|[^\\])(\\\\)*\\$/.test(line);

const protectedText = (line: string) =>
  line.replace(/\\([\s\S]?)/g, (_, char: string) => (char === "" ? "" : mark + char));

async function readCount(process: Process, source: Source, wish: Wish): Promise<Line> {
  let bytes = "";
  const count = wish.count ?? 0;
  while ([...process.decode(bytes)].length < count || /[\xc0-\xff][\x80-\xbf]*$/.test(bytes)) {
    const byte = await source.takeCount(1);
    if (byte === null) return { text: process.decode(bytes), status: 1 };
    if (!wish.isExact && byte === wish.delimiter) break;
    bytes += byte;
    const isEnough =
      [...process.decode(bytes)].length >= count && !/[\udc80-\udcff]$/.test(process.decode(bytes));
    if (isEnough) break;
  }
  return { text: process.decode(bytes), status: 0 };
}

interface Store {
  rest: readonly string[];
  array: string | undefined;
  wish: Wish;
}

async function store(process: Process, text: string, { rest, array, wish }: Store): Promise<void> {
  const plain = (field: string) => field.replaceAll(mark, "");
  if (array !== undefined) {
    const { variables } = process;
    if (variables.find(array)?.isReadonly) throw new CommandFault(`${array}: readonly variable`);
    const fields = splitFields(text, separatorsOf(ifsOf(process)), null);
    variables.need(array).value = {
      kind: "indexed",
      items: new Map(fields.map((field, at) => [at, plain(field)])),
    };
    return;
  }
  const names = rest.length === 0 ? ["REPLY"] : rest;
  const isWhole = rest.length === 0 || wish.isExact;
  const fields = isWhole ? [text] : splitFields(text, separatorsOf(ifsOf(process)), names.length);
  for (const [at, written] of names.entries()) {
    const reference = readReference(written);
    if (!reference) throw new CommandFault(`\`${written}': not a valid identifier`);
    const { name, subscript } = reference;
    const key = subscript === null ? null : await expandText(process, subscript);
    setValue(process, { name, subscript: key }, plain(fields[at] ?? ""));
  }
}
