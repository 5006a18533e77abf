import { saidFirst } from "@/lib/shell/tools/output";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, asText, linesOf, type Tool, ToolError } from "@/lib/shell/tools/tool";

const plan = {
  short: "txs:o:c:N:R:",
  long: {
    table: "t",
    fillrows: "x",
    separator: "s",
    "output-separator": "o",
    "output-width": "c",
    "table-columns": "N",
    "table-right": "R",
  },
} as const;

const tab = 8;
const widthOf = (text: string) => [...text].length;

/** column of util-linux: a table, or a list laid out in columns. */
export const column: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const { files, said } = await readInputs("column", read.operands, host);
  const lines = files
    .flatMap(({ bytes }) => linesOf(asText(bytes)))
    .filter((line) => /\S/.test(line));
  const width = Number(read.value("c") ?? 80);
  if (!(width > 0)) throw new ToolError("invalid columns argument", 1);
  const text = read.has("t")
    ? table(rowsOf(lines, read.value("s"), read.value("N")), {
        between: read.value("o") ?? "  ",
        rightOf: rightColumns(read.value("R"), read.value("N")),
      })
    : list(lines, width, read.has("x"));
  return saidFirst({ out: asBytes(text), said, status: said === "" ? 0 : 1 });
};

function rowsOf(lines: readonly string[], separators?: string, names?: string): string[][] {
  const rows = lines.map((line) => {
    if (separators === undefined) return line.trim().split(/[ \t]+/);
    const cells = [""];
    for (const char of line) {
      if (separators.includes(char)) cells.push("");
      else cells[cells.length - 1] += char;
    }
    return cells;
  });
  return names === undefined ? rows : [names.split(","), ...rows];
}

function rightColumns(given = "", names = ""): (at: number) => boolean {
  const wanted = given.split(",").filter((word) => word !== "");
  return (at) => wanted.includes(String(at + 1)) || wanted.includes(names.split(",")[at] ?? "");
}

interface Layout {
  between: string;
  rightOf: (at: number) => boolean;
}

function table(rows: readonly (readonly string[])[], { between, rightOf }: Layout): string {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, at) =>
    Math.max(...rows.map((row) => widthOf(row[at] ?? ""))),
  );
  const line = (row: readonly string[]) =>
    widths
      .map((width, at) => {
        const cell = row[at] ?? "";
        const space = " ".repeat(width - widthOf(cell));
        if (rightOf(at)) return space + cell;
        return at < count - 1 ? cell + space : cell;
      })
      .join(between);
  return rows.map((row) => `${line(row)}\n`).join("");
}

/** Filled down the columns, or with `isAcross` along the rows, at stops of eight. */
function list(entries: readonly string[], width: number, isAcross: boolean): string {
  const longest = Math.max(0, ...entries.map(widthOf));
  const wide = longest + tab - (longest % tab);
  if (wide >= width) return entries.map((entry) => `${entry}\n`).join("");
  const columns = Math.max(1, Math.floor(width / wide));
  const rows = Math.ceil(entries.length / columns);
  let out = "";
  for (let row = 0; row < rows; row++) {
    const shown = entries.filter((_, at) =>
      isAcross ? Math.floor(at / columns) === row : at % rows === row,
    );
    const cell = (entry: string, at: number) =>
      at === shown.length - 1
        ? entry
        : entry + "\t".repeat(Math.ceil((wide - widthOf(entry)) / tab));
    out += `${shown.map(cell).join("")}\n`;
  }
  return out;
}
