import { type ReadOptions, readOptions } from "@/lib/shell/tools/read-options";
import { asText, linesOf, notSupported, ToolError, type ToolHost } from "@/lib/shell/tools/tool";

export interface GrepOptions {
  kind: "basic" | "extended" | "fixed" | "perl";
  patterns: string[];
  paths: string[];
  isFoldingCase: boolean;
  isInverted: boolean;
  isWord: boolean;
  isLine: boolean;
  isOnly: boolean;
  isQuiet: boolean;
  isSilent: boolean;
  isZero: boolean;
  isRecursive: boolean;
  hasNumbers: boolean;
  hasOffsets: boolean;
  hasNames: boolean;
  hasColour: boolean;
  shows: "lines" | "count" | "names" | "missing";
  maxCount: number;
  before: number;
  after: number;
  included: string[];
  excluded: string[];
  excludedFolders: string[];
}

const plan = {
  short: "EFGPe:f:ivwxcoqsnHhlLm:A:B:C:rRbazyUI",
  hasNumbers: true,
  long: {
    "extended-regexp": "E",
    "fixed-strings": "F",
    "basic-regexp": "G",
    "perl-regexp": "P",
    regexp: "e",
    file: "f",
    "ignore-case": "i",
    "invert-match": "v",
    "word-regexp": "w",
    "line-regexp": "x",
    count: "c",
    "only-matching": "o",
    quiet: "q",
    silent: "q",
    "no-messages": "s",
    "line-number": "n",
    "with-filename": "H",
    "no-filename": "h",
    "files-with-matches": "l",
    "files-without-match": "L",
    "max-count": "m",
    "after-context": "A",
    "before-context": "B",
    context: "C",
    recursive: "r",
    "dereference-recursive": "R",
    "byte-offset": "b",
    text: "a",
    "null-data": "z",
    color: "color",
    colour: "color",
    include: "include",
    exclude: "exclude",
    "exclude-dir": "exclude-dir",
    "line-buffered": "U",
    version: "version",
  },
  valued: ["include", "exclude", "exclude-dir"],
} as const;

export async function readGrepOptions(
  program: "grep" | "egrep" | "fgrep",
  args: readonly string[],
  host: ToolHost,
): Promise<GrepOptions> {
  const read = readOptions(args, plan);
  if (read.has("version")) throw notSupported("option --version");
  const { operands, has } = read;
  const patterns = await patternsOf(read, host);
  const isRecursive = has("r") || has("R");
  const all = (name: string) =>
    read.given.filter((option) => option.name === name).map(({ value }) => value);
  const context = read.value("C") ?? read.value("#") ?? "0";
  return {
    kind: kindOf(program, read.given),
    patterns,
    paths: operands,
    isFoldingCase: has("i") || has("y"),
    isInverted: has("v"),
    isWord: has("w"),
    isLine: has("x"),
    isOnly: has("o"),
    isQuiet: has("q"),
    isSilent: has("s"),
    isZero: has("z"),
    isRecursive,
    hasNumbers: has("n"),
    hasOffsets: has("b"),
    hasNames: hasNames(read.given, isRecursive || operands.length > 1),
    hasColour: read.value("color") === "always",
    shows: shownOf(has),
    maxCount: numberOf(read.value("m") ?? "", "max count", Number.POSITIVE_INFINITY),
    before: numberOf(read.value("B") ?? context, "context length argument"),
    after: numberOf(read.value("A") ?? context, "context length argument"),
    included: all("include"),
    excluded: all("exclude"),
    excludedFolders: all("exclude-dir"),
  };
}

type Given = readonly { name: string; value: string }[];

const shownOf = (has: ReadOptions["has"]) => {
  const [shown] = (
    [
      ["l", "names"],
      ["L", "missing"],
      ["c", "count"],
    ] as const
  ).filter(([name]) => has(name));
  return shown?.[1] ?? "lines";
};

async function patternsOf({ given, operands, has }: ReadOptions, host: ToolHost) {
  const patterns: string[] = [];
  if (!has("e") && !has("f")) {
    const first = operands.shift();
    if (first !== undefined) return first.split("\n");
    throw new ToolError("a pattern is missing\nUsage: grep [OPTION]... PATTERNS [FILE]...", 2);
  }
  for (const { name, value } of given) {
    if (name === "e") patterns.push(...value.split("\n"));
    if (name !== "f") continue;
    const got = await host.read(value);
    if ("fault" in got) throw new ToolError(`${value}: ${got.fault}`, 2);
    patterns.push(...linesOf(asText(got.bytes)));
  }
  return patterns;
}

function kindOf(program: "grep" | "egrep" | "fgrep", given: Given): GrepOptions["kind"] {
  const letter = given.findLast(({ name }) => /^[EFGP]$/.test(name))?.name;
  if (letter === "P") return "perl";
  if (letter === "F" || (letter === undefined && program === "fgrep")) return "fixed";
  return letter === "E" || (letter === undefined && program === "egrep") ? "extended" : "basic";
}

const hasNames = (given: Given, byDefault: boolean) => {
  const letter = given.findLast(({ name }) => /^[Hh]$/.test(name))?.name;
  return letter === undefined ? byDefault : letter === "H";
};

function numberOf(text: string, what: string, otherwise = 0): number {
  if (text === "") return otherwise;
  if (!/^\d+$/.test(text)) throw new ToolError(`${text}: invalid ${what}`, 2);
  return Number(text);
}
