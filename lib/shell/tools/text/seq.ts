import { formatReal } from "@/lib/shell/tools/format-spec";
import { printed, type Tool, ToolError } from "@/lib/shell/tools/tool";

const help = "Try 'seq --help' for more information.";
const maxCount = 1_000_000;

interface Asked {
  format: string | null;
  separator: string;
  isEqualWidth: boolean;
  operands: string[];
}

/** seq of GNU. */
export const seq: Tool = (args) => {
  const { format, separator, isEqualWidth, operands } = readArguments(args);
  if (operands.length === 0) throw new ToolError(`missing operand\n${help}`, 1);
  if (operands.length > 3) throw new ToolError(`extra operand ‘${operands[3]}’\n${help}`, 1);
  for (const text of operands) {
    if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) {
      throw new ToolError(`invalid floating point argument: ‘${text}’\n${help}`, 1);
    }
  }
  const [first, step, last] = bounds(operands);
  if (Number(step) === 0)
    throw new ToolError(`invalid Zero increment value: ‘${step}’\n${help}`, 1);
  const places = Math.max(placesOf(first), placesOf(step));
  const count = Math.floor((Number(last) - Number(first)) / Number(step) + 1e-9) + 1;
  if (count > maxCount) throw new ToolError("so long a sequence is not supported in this shell", 2);
  const numbers = Array.from(
    { length: Math.max(0, count) },
    (_, at) => Number(first) + at * Number(step),
  );
  const write = format === null ? (value: number) => plain(value, places) : formatted(format);
  const texts = numbers.map(write);
  const width = isEqualWidth
    ? Math.max(...[first, last].map((text) => plain(Number(text), places).length))
    : 0;
  const shown = texts.map((text) => padded(text, width));
  return printed(shown.length === 0 ? "" : `${shown.join(separator)}\n`);
};

function readArguments(args: readonly string[]): Asked {
  const rest = [...args];
  const asked: Asked = { format: null, separator: "\n", isEqualWidth: false, operands: rest };
  while (/^-[^\d.]|^--./.test(rest[0] ?? "")) {
    const word = rest.shift() ?? "";
    if (word === "--") break;
    takeOption(word, rest, asked);
  }
  return asked;
}

const option = /^(?:-([fsw])|--([fse])(?:ormat|eparator|qual-width)=?)(.*)$/s;

function takeOption(word: string, rest: string[], asked: Asked) {
  const [, letter, long, joined = ""] = option.exec(word) ?? [];
  const name = letter ?? long;
  if (name === undefined) throw new ToolError(`option ${word} is not supported in this shell`, 2);
  if (name === "w" || name === "e") {
    asked.isEqualWidth = true;
    return;
  }
  const value = joined === "" ? (rest.shift() ?? "") : joined;
  if (name === "f") asked.format = value;
  else asked.separator = value;
}

function bounds(operands: readonly string[]): [string, string, string] {
  const [a = "1", b, c] = operands;
  if (b === undefined) return ["1", "1", a];
  return c === undefined ? [a, "1", b] : [a, b, c];
}

const placesOf = (text: string) => /\.(\d+)/.exec(text)?.[1]?.length ?? 0;

const plain = (value: number, places: number) =>
  formatReal(value, { flags: "", width: 0, precision: places, letter: "f" });

function padded(text: string, width: number): string {
  const sign = text.startsWith("-") ? "-" : "";
  return sign + text.slice(sign.length).padStart(width - sign.length, "0");
}

function formatted(format: string): (value: number) => string {
  const shape = /%([-+ #0']*)(\d*)(?:\.(\d+))?([efgEFG])/;
  const [whole, flags = "", width = "", precision, letter = "g"] = shape.exec(format) ?? [];
  if (whole === undefined) throw new ToolError(`format ‘${format}’ has no % directive`, 1);
  return (value) =>
    format
      .replace(whole, () =>
        formatReal(value, {
          flags,
          width: Number(width),
          precision: precision === undefined ? null : Number(precision),
          letter,
        }),
      )
      .replaceAll("%%", "%");
}
