import { inOrder } from "@/lib/shell/tools/output";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, linesOf, type Tool, ToolError } from "@/lib/shell/tools/tool";
import { parseRanges } from "./ranges";

const plan = {
  short: "b:c:f:d:snz",
  long: {
    bytes: "b",
    characters: "c",
    fields: "f",
    delimiter: "d",
    "only-delimited": "s",
    complement: "complement",
    "output-delimiter": "output",
  },
  valued: ["output"],
} as const;

/** cut of GNU; its characters are bytes. */
export const cut: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const list = read.value("f") ?? read.value("c") ?? read.value("b");
  if (list === undefined) {
    const help = "Try 'cut --help' for more information.";
    throw new ToolError(`you must specify a list of bytes, characters, or fields\n${help}`, 1);
  }
  const isListed = parseRanges(list);
  const isKept = (at: number) => isListed(at) !== read.has("complement");
  const delimiter = asBytes(read.value("d") ?? "\t") || "\0";
  if (delimiter.length > 1) {
    const help = "Try 'cut --help' for more information.";
    throw new ToolError(`the delimiter must be a single character\n${help}`, 1);
  }
  const output = read.value("output");
  const between = output === undefined ? null : asBytes(output);
  const inputs = await readInputs("cut", read.operands, host);
  const end = read.has("z") ? "\0" : "\n";
  const linesIn = (bytes: string) =>
    read.has("z")
      ? bytes.split("\0").slice(0, bytes.endsWith("\0") ? -1 : undefined)
      : linesOf(bytes);
  const cutOne = read.has("f")
    ? byFields({ delimiter, between: between ?? delimiter, isKept, isStrict: read.has("s") })
    : (line: string) => byBytes(line, isKept, between);
  const texts = inputs.files.map(({ bytes }) =>
    linesIn(bytes)
      .map((line) => cutOne(line))
      .filter((line) => line !== null)
      .map((line) => line + end)
      .join(""),
  );
  return inOrder(inputs, texts, inputs.said === "" ? 0 : 1);
};

interface Fields {
  delimiter: string;
  between: string;
  isKept: (at: number) => boolean;
  isStrict: boolean;
}

const byFields =
  ({ delimiter, between, isKept, isStrict }: Fields) =>
  (line: string): string | null => {
    if (!line.includes(delimiter)) return isStrict ? null : line;
    const kept = line.split(delimiter).filter((_, at) => isKept(at + 1));
    return kept.join(between);
  };

function byBytes(line: string, isKept: (at: number) => boolean, between: string | null): string {
  const kept = [...line].map((char, at) => ({ char, at })).filter(({ at }) => isKept(at + 1));
  return kept
    .map(({ char, at }, place) => {
      const isGap = place > 0 && kept[place - 1]?.at !== at - 1;
      return (isGap && between !== null ? between : "") + char;
    })
    .join("");
}
