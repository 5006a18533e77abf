import { inOrder } from "@/lib/shell/tools/output";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import { readOptions } from "@/lib/shell/tools/read-options";
import { linesOf, type Tool, ToolError } from "@/lib/shell/tools/tool";

const plan = {
  short: "w:sb",
  long: { width: "w", spaces: "s", bytes: "b" },
  hasNumbers: true,
} as const;

/** fold of GNU 9.1, whose columns are bytes. */
export const fold: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const given = read.value("w") ?? read.value("#") ?? "80";
  const width = Number(given);
  if (!/^\d+$/.test(given) || width === 0) {
    throw new ToolError(`invalid number of columns: ‘${given}’`, 1);
  }
  const inputs = await readInputs("fold", read.operands, host);
  const folding = { width, isAtSpaces: read.has("s"), isOfBytes: read.has("b") };
  const texts = inputs.files.map(({ bytes }) => {
    const text = linesOf(bytes)
      .map((line) => foldLine(line, folding).join("\n"))
      .join("\n");
    return bytes.endsWith("\n") ? `${text}\n` : text;
  });
  return inOrder(inputs, texts, inputs.said === "" ? 0 : 1);
};

interface Folding {
  width: number;
  isAtSpaces: boolean;
  isOfBytes: boolean;
}

function foldLine(line: string, { width, isAtSpaces, isOfBytes }: Folding): string[] {
  const lines: string[] = [];
  let rest = "";
  const columnsOf = (text: string) =>
    [...text].reduce((column, char) => (isOfBytes ? column + 1 : after(column, char)), 0);
  for (const char of line) {
    if (rest !== "" && columnsOf(rest + char) > width) {
      const space = isAtSpaces ? rest.search(/[ \t][^ \t]*$/) : -1;
      const end = space < 0 ? rest.length : space + 1;
      lines.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
    rest += char;
  }
  return [...lines, rest];
}

function after(column: number, char: string): number {
  if (char === "\t") return column + 8 - (column % 8);
  if (char === "\b") return Math.max(0, column - 1);
  return char === "\r" ? 0 : column + 1;
}
