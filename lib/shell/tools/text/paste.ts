import { readInputs } from "@/lib/shell/tools/read-inputs";
import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, linesOf, printed, type Tool, ToolError } from "@/lib/shell/tools/tool";

const escapes: Readonly<Record<string, string>> = {
  "\\n": "\n",
  "\\t": "\t",
  "\\\\": "\\",
  "\\0": "",
};

/** paste of GNU. */
export const paste: Tool = async (args, host) => {
  const long = { delimiters: "d", serial: "s" };
  const read = readOptions(args, { short: "d:sz", long });
  const list = asBytes(read.value("d") ?? "\t").match(/\\[\s\S]|[\s\S]/g) ?? [""];
  const between = list.map((word) => escapes[word] ?? word.replace(/^\\(?=.)/s, ""));
  const delimiter = (at: number) => between[at % between.length] ?? "";
  const { files, said } = await readInputs("paste", read.operands, host);
  if (said !== "") throw new ToolError(said.trimEnd().replace("paste: ", ""), 1);
  const columns = shareStdin(files);
  if (read.has("s"))
    return printed(columns.map((lines) => `${joined(lines, delimiter)}\n`).join(""));
  const length = Math.max(0, ...columns.map((lines) => lines.length));
  const rows = Array.from({ length }, (_, row) =>
    joined(
      columns.map((lines) => lines[row] ?? ""),
      delimiter,
    ),
  );
  return printed(rows.map((row) => `${row}\n`).join(""));
};

const joined = (parts: readonly string[], delimiter: (at: number) => string) =>
  parts.map((part, at) => (at === 0 ? "" : delimiter(at - 1)) + part).join("");

/** `paste - -` reads line by line in turn. */
function shareStdin(files: readonly { name: string; bytes: string }[]): string[][] {
  const stdins = files.filter(({ name }) => name === "-").length;
  let turn = 0;
  return files.map(({ name, bytes }) => {
    const lines = linesOf(bytes);
    if (name !== "-" || stdins < 2) return lines;
    const own = turn++;
    return lines.filter((_, at) => at % stdins === own);
  });
}
