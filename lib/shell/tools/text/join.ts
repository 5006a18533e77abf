import { readInputs } from "@/lib/shell/tools/read-inputs";
import { type ReadOptions, readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, linesOf, type Tool, ToolError } from "@/lib/shell/tools/tool";

const plan = {
  short: "a:v:e:o:t:1:2:j:i",
  long: {
    "ignore-case": "i",
    header: "header",
    "check-order": "check",
    "nocheck-order": "nocheck",
  },
} as const;

interface Row {
  fields: string[];
  key: string;
}

/** join of GNU: the lines of two sorted files that have a field in common. */
export const join: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const [first, second] = read.operands;
  if (first === undefined || second === undefined) throw new ToolError("missing operand", 1);
  const { files, said } = await readInputs("join", [first, second], host);
  if (said !== "") throw new ToolError(said.trimEnd().replace("join: ", ""), 1);
  const at = [fieldOf(read, "1"), fieldOf(read, "2")] as const;
  const rows = files.map(({ bytes }, place) =>
    linesOf(bytes).map((line) => rowOf(line, read, at[place] ?? 0)),
  );
  const write = writer(read, at);
  const [heads, bodies] = read.has("header")
    ? [rows.map((lines) => lines[0]), rows.map((lines) => lines.slice(1))]
    : [[], rows];
  const [left = [], right = []] = bodies;
  const merged = merge(left, right);
  const shown = merged.filter(isShown(read));
  const lines = [...(heads.some(Boolean) ? [[heads[0], heads[1]] as const] : []), ...shown];
  const hasLonely = merged.some(([one, other]) => !one || !other);
  const isChecked = !read.has("nocheck") && (read.has("check") || hasLonely);
  const faults = isChecked ? bodies.flatMap(disorder(read.operands)) : [];
  if (faults.length > 0) faults.push("join: input is not in sorted order");
  return {
    out: lines.map(([one, other]) => write(one, other)).join(""),
    said: faults.map((fault) => `${fault}\n`).join(""),
    status: faults.length > 0 ? 1 : 0,
  };
};

type Pair = readonly [Row | undefined, Row | undefined];

/** Whether a pair, or what has no mate, was asked for. */
function isShown(read: ReadOptions): (pair: Pair) => boolean {
  const wanted = (place: string) =>
    read.given.some(({ name, value }) => /^[av]$/.test(name) && value === place);
  return ([one, other]) => (one && other ? !read.has("v") : wanted(one ? "1" : "2"));
}

function fieldOf(read: ReadOptions, which: "1" | "2"): number {
  const given = read.given.findLast(({ name }) => name === which || name === "j")?.value ?? "1";
  if (!/^[1-9]\d*$/.test(given)) throw new ToolError(`invalid field number: ‘${given}’`, 1);
  return Number(given) - 1;
}

function rowOf(line: string, read: ReadOptions, at: number): Row {
  const separator = read.value("t");
  const fields =
    separator === undefined ? line.trim().split(/[ \t]+/) : line.split(asBytes(separator));
  const key = fields[at] ?? "";
  return { fields, key: read.has("i") ? key.toLowerCase() : key };
}

/** Each line of one with each line of the other that has its key, or alone. */
function merge(left: readonly Row[], right: readonly Row[]): Pair[] {
  const pairs: Pair[] = [];
  for (let [at, place] = [0, 0]; at < left.length || place < right.length; ) {
    const [one, other] = [left[at], right[place]];
    if (one && other && one.key === other.key) {
      const [ours, theirs] = [sameFrom(left, at), sameFrom(right, place)];
      pairs.push(...ours.flatMap((row) => theirs.map((mate): Pair => [row, mate])));
      at += ours.length;
      place += theirs.length;
    } else if (one && isFirst(one, other)) {
      pairs.push([one, undefined]);
      at++;
    } else {
      pairs.push([undefined, other]);
      place++;
    }
  }
  return pairs;
}

const isFirst = (one: Row, other: Row | undefined) => !other || one.key < other.key;

function sameFrom(rows: readonly Row[], from: number): Row[] {
  const end = rows.findIndex((row, at) => at > from && row.key !== rows[from]?.key);
  return rows.slice(from, end < 0 ? undefined : end);
}

function writer(read: ReadOptions, at: readonly [number, number]) {
  const separator = read.value("t");
  const between = separator === undefined ? " " : asBytes(separator);
  const empty = asBytes(read.value("e") ?? "");
  const format = read.value("o");
  if (format === "auto") throw new ToolError("option -o auto is not supported in this shell", 2);
  const wanted = format?.split(/[, ]+/);
  const shown = (text: string | undefined) => text || empty;
  return (one: Row | undefined, other: Row | undefined): string => {
    const key = one?.fields[at[0]] ?? other?.fields[at[1]];
    const rest = (row: Row | undefined, place: number) =>
      row?.fields.filter((_, index) => index !== place) ?? [];
    const fields = wanted?.map((word) => {
      if (word === "0") return key;
      const [, file, field] = /^([12])\.([1-9]\d*)$/.exec(word) ?? [];
      if (file === undefined) throw new ToolError(`invalid field specifier: ‘${word}’`, 1);
      return (file === "1" ? one : other)?.fields[Number(field) - 1];
    }) ?? [key, ...rest(one, at[0]), ...rest(other, at[1])];
    return `${fields.map(shown).join(between)}\n`;
  };
}

const disorder =
  (paths: readonly string[]) =>
  (rows: readonly Row[], place: number): string[] => {
    const at = rows.findIndex((row, index) => index > 0 && row.key < (rows[index - 1]?.key ?? ""));
    const text = rows[at]?.fields.join(" ");
    return at < 0 ? [] : [`join: ${paths[place]}:${at + 1}: is not sorted: ${text}`];
  };
