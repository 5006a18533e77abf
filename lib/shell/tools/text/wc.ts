import { Output } from "@/lib/shell/tools/output";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, asText, linesOf, type Tool } from "@/lib/shell/tools/tool";

const counts = ["l", "w", "m", "c", "L"] as const;
type Count = (typeof counts)[number];

/** wc of GNU: its columns are as wide as the size of all files asks for. */
export const wc: Tool = async (args, host) => {
  const long = { lines: "l", words: "w", chars: "m", bytes: "c", "max-line-length": "L" };
  const read = readOptions(args, { short: "lwmcL", long });
  const asked = counts.filter((name) => read.has(name));
  const shown = asked.length > 0 ? asked : (["l", "w", "c"] as const);
  const inputs = await readInputs("wc", read.operands, host);
  const rows = inputs.files.map(({ name, bytes }) => ({
    name: read.operands.length > 0 ? ` ${name}` : "",
    values: shown.map((count) => countOf(bytes, count)),
  }));
  const width = widthOf(read.operands, inputs.files, shown.length);
  const line = ({ name, values }: (typeof rows)[number]) =>
    asBytes(`${values.map((value) => String(value).padStart(width)).join(" ")}${name}\n`);
  const run = new Output();
  run.add(inputs, rows.map(line));
  if (read.operands.length > 1) {
    const sums = shown.map((count, at) => {
      const all = rows.map(({ values }) => values[at] ?? 0);
      return count === "L" ? Math.max(0, ...all) : all.reduce((sum, value) => sum + value, 0);
    });
    run.print(line({ name: " total", values: sums }));
  }
  return run.ended(inputs.said === "" ? 0 : 1);
};

function widthOf(
  operands: readonly string[],
  files: readonly { bytes: string }[],
  columns: number,
): number {
  const isPlain = operands.length > 0 && !operands.includes("-");
  if (columns === 1 && operands.length <= 1) return 1;
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return isPlain ? String(size).length : 7;
}

function countOf(bytes: string, count: Count): number {
  switch (count) {
    case "l":
      return bytes.split("\n").length - 1;
    case "w":
      return bytes.split(/[ \t\n\v\f\r]+/).filter((word) => word !== "").length;
    case "c":
      return bytes.length;
    case "m":
      return [...asText(bytes)].length;
    default:
      return Math.max(0, ...linesOf(asText(bytes)).map((line) => [...line].length));
  }
}
