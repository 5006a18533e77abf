import { readInputs } from "@/lib/shell/tools/read-inputs";
import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, linesOf, type Tool, ToolError } from "@/lib/shell/tools/tool";

const plan = {
  short: "123",
  long: {
    total: "total",
    "output-delimiter": "between",
    "check-order": "check",
    "nocheck-order": "nocheck",
  },
  valued: ["between"],
} as const;

type Column = 1 | 2 | 3;

/** comm of GNU: what two sorted files have alone and together. */
export const comm: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const [first, second] = read.operands;
  if (first === undefined || second === undefined) throw new ToolError("missing operand", 1);
  const { files, said } = await readInputs("comm", [first, second], host);
  if (said !== "") throw new ToolError(said.trimEnd().replace("comm: ", ""), 1);
  const between = asBytes(read.value("between") ?? "\t");
  const shown = ([1, 2, 3] as const).filter((column) => !read.has(String(column)));
  const lines = merge(linesOf(files[0]?.bytes ?? ""), linesOf(files[1]?.bytes ?? ""));
  const indent = (column: Column) => between.repeat(shown.filter((at) => at < column).length);
  let out = lines
    .filter(({ column }) => shown.includes(column))
    .map(({ column, text }) => `${indent(column)}${text}\n`)
    .join("");
  if (read.has("total")) {
    const count = (wanted: Column) => lines.filter(({ column }) => column === wanted).length;
    out += `${[count(1), count(2), count(3), "total"].join(between)}\n`;
  }
  const isChecked = !read.has("nocheck") && (read.has("check") || lines.some(isAlone));
  const faults = isChecked ? files.flatMap(({ bytes }, at) => disorder(linesOf(bytes), at)) : [];
  if (faults.length > 0) faults.push("input is not in sorted order");
  const complaint = faults.map((fault) => `comm: ${fault}\n`).join("");
  return { out, said: complaint, status: faults.length > 0 ? 1 : 0 };
};

const isAlone = ({ column }: { column: Column }) => column !== 3;

const disorder = (lines: readonly string[], at: number): string[] =>
  lines.some((line, place) => place > 0 && line < (lines[place - 1] ?? ""))
    ? [`file ${at + 1} is not in sorted order`]
    : [];

function merge(left: readonly string[], right: readonly string[]) {
  const lines: { column: Column; text: string }[] = [];
  for (let [at, place] = [0, 0]; at < left.length || place < right.length; ) {
    const [one, other] = [left[at], right[place]];
    if (one !== undefined && one === other) {
      lines.push({ column: 3, text: one });
      at++;
      place++;
    } else if (one !== undefined && (other === undefined || one < other)) {
      lines.push({ column: 1, text: one });
      at++;
    } else {
      lines.push({ column: 2, text: other ?? "" });
      place++;
    }
  }
  return lines;
}
