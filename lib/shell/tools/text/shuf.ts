import { readInputs } from "@/lib/shell/tools/read-inputs";
import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, linesOf, printed, type Tool, ToolError } from "@/lib/shell/tools/tool";

const plan = {
  short: "ei:n:rz",
  long: { echo: "e", "input-range": "i", "head-count": "n", repeat: "r", "zero-terminated": "z" },
} as const;
const most = 100_000;

/** shuf of GNU: what there is, in an order of chance. */
export const shuf: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const wanted = read.value("n");
  if (wanted !== undefined && !/^\d+$/.test(wanted)) {
    throw new ToolError(`invalid line count: ‘${wanted}’`, 1);
  }
  const range = read.value("i");
  const items =
    range === undefined ? await given(read.operands, read.has("e"), host) : rangeOf(range);
  const end = read.has("z") ? "\0" : "\n";
  const count = Math.min(Number(wanted ?? (read.has("r") ? most : items.length)), most);
  if (read.has("r")) {
    if (items.length === 0 && count > 0) throw new ToolError("no lines to repeat", 1);
    return printed(Array.from({ length: count }, () => items[below(items.length)] + end).join(""));
  }
  return printed(
    shuffled(items)
      .slice(0, count)
      .map((item) => item + end)
      .join(""),
  );
};

async function given(operands: readonly string[], isEchoed: boolean, host: Parameters<Tool>[1]) {
  if (isEchoed) return operands.map(asBytes);
  if (operands.length > 1) throw new ToolError(`extra operand ‘${operands[1]}’`, 1);
  const { files, said } = await readInputs("shuf", operands, host);
  if (said !== "") throw new ToolError(said.trimEnd().replace("shuf: ", ""), 1);
  return files.flatMap(({ bytes }) => linesOf(bytes));
}

function rangeOf(text: string): string[] {
  const [, from = "", to = ""] = /^(\d+)-(\d+)$/.exec(text) ?? [];
  const length = Number(to) - Number(from) + 1;
  if (from === "" || length < 0) throw new ToolError(`invalid input range: ‘${text}’`, 1);
  if (length > most)
    throw new ToolError("a range of more than 100,000 is not supported in this shell", 2);
  return Array.from({ length }, (_, at) => String(Number(from) + at));
}

const below = (length: number) => Math.floor(Math.random() * length);

function shuffled(items: readonly string[]): string[] {
  const rest = [...items];
  return items.map(() => rest.splice(below(rest.length), 1)[0] ?? "");
}
