import { toBytes } from "@/lib/shell/curl/bytes";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import { readOptions } from "@/lib/shell/tools/read-options";
import { linesOf, printed, type Tool, ToolError } from "@/lib/shell/tools/tool";

const plan = {
  short: "cduif:s:w:",
  long: {
    count: "c",
    repeated: "d",
    unique: "u",
    "ignore-case": "i",
    "skip-fields": "f",
    "skip-chars": "s",
    "check-chars": "w",
  },
} as const;

/** uniq of GNU. */
export const uniq: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const [input = "-", output] = read.operands;
  const { files, said } = await readInputs("uniq", [input], host);
  if (said !== "") throw new ToolError(said.trimEnd().replace("uniq: ", ""), 1);
  const keyOf = (line: string) => {
    const fields = new RegExp(`^(?:[ \\t]*[^ \\t]+){0,${Number(read.value("f") ?? 0)}}`);
    const rest = line.replace(fields, "").slice(Number(read.value("s") ?? 0));
    const width = read.value("w");
    const key = width === undefined ? rest : rest.slice(0, Number(width));
    return read.has("i") ? key.toLowerCase() : key;
  };
  const groups: { line: string; count: number; key: string }[] = [];
  for (const line of linesOf(files[0]?.bytes ?? "")) {
    const last = groups.at(-1);
    const key = keyOf(line);
    if (last?.key === key) last.count++;
    else groups.push({ line, count: 1, key });
  }
  const shown = groups.filter(
    ({ count }) => (!read.has("d") || count > 1) && (!read.has("u") || count === 1),
  );
  const out = shown
    .map(({ line, count }) => `${read.has("c") ? `${String(count).padStart(7)} ` : ""}${line}\n`)
    .join("");
  if (output === undefined) return printed(out);
  const { fs, cwd } = host.context;
  await fs.writeFile(fs.resolvePath(cwd, output), toBytes(out));
  return printed("");
};
