import { toBytes } from "@/lib/shell/curl/bytes";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, linesOf, printed, type Tool, ToolError } from "@/lib/shell/tools/tool";
import { compareTexts, type Key, keyText, type Order, orderOf, parseKey } from "./sort-keys";

const plan = {
  short: "nrufbdghVMk:t:o:cCszS:T:mi",
  long: {
    "numeric-sort": "n",
    reverse: "r",
    unique: "u",
    "ignore-case": "f",
    "ignore-leading-blanks": "b",
    "dictionary-order": "d",
    "general-numeric-sort": "g",
    "human-numeric-sort": "h",
    "version-sort": "V",
    "month-sort": "M",
    key: "k",
    "field-separator": "t",
    output: "o",
    check: "c",
    stable: "s",
    "zero-terminated": "z",
    merge: "m",
  },
} as const;

/** sort of GNU in the C locale: by bytes. */
export const sort: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const whole = orderOf(read.given.map(({ name }) => name).join(""));
  const keys = read.given
    .filter(({ name }) => name === "k")
    .map(({ value }) => parseKey(value, whole));
  const separator = separatorOf(read.value("t"));
  const compare = comparison(keys, whole, separator, read.has("s") || read.has("u"));
  const { files, said } = await readInputs("sort", read.operands, host);
  if (said !== "")
    throw new ToolError(said.trimEnd().replace(/^sort: (.*): /, "cannot read: $1: "), 2);
  const end = read.has("z") ? "\0" : "\n";
  const lines = files.flatMap(({ bytes }) =>
    read.has("z")
      ? bytes.split("\0").slice(0, bytes.endsWith("\0") ? -1 : undefined)
      : linesOf(bytes),
  );
  if (read.has("c") || read.has("C"))
    return check(lines, compare, files[0]?.name ?? "-", read.has("c"));
  const sorted = lines.toSorted(compare);
  const kept = read.has("u")
    ? sorted.filter((line, at) => at === 0 || compare(sorted[at - 1] ?? "", line) !== 0)
    : sorted;
  const out = kept.map((line) => line + end).join("");
  const target = read.value("o");
  if (target === undefined) return printed(out);
  const { fs, cwd } = host.context;
  await fs.writeFile(fs.resolvePath(cwd, target), toBytes(out));
  return printed("");
};

function separatorOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (text === "\\0") return "\0";
  if (text.length !== 1) throw new ToolError(`multi-character tab ‘${text}’`, 2);
  return asBytes(text);
}

/** The last word between lines of equal keys has the whole line, unless the sort is stable. */
function comparison(
  keys: readonly Key[],
  whole: Order,
  separator: string | null,
  isStable: boolean,
) {
  const last: Order = { ...orderOf(""), isReversed: whole.isReversed };
  return (a: string, b: string): number => {
    if (keys.length === 0) {
      const result = compareTexts(a, b, whole);
      return result === 0 && !isStable ? compareTexts(a, b, last) : result;
    }
    for (const key of keys) {
      const result = compareTexts(
        keyText(a, key, separator),
        keyText(b, key, separator),
        key.order,
      );
      if (result !== 0) return result;
    }
    return isStable ? 0 : compareTexts(a, b, last);
  };
}

function check(
  lines: readonly string[],
  compare: (a: string, b: string) => number,
  name: string,
  isLoud: boolean,
) {
  const at = lines.findIndex(
    (line, place) => place > 0 && compare(lines[place - 1] ?? "", line) > 0,
  );
  if (at < 0) return printed("");
  const said = `sort: ${name}:${at + 1}: disorder: ${lines[at] ?? ""}\n`;
  return { out: "", said: isLoud ? said : "", status: 1 };
}
