import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, printed, type Tool, ToolError } from "@/lib/shell/tools/tool";

const help = "Try 'basename --help' for more information.";

/** basename of GNU. */
export const basename: Tool = (args) => {
  const long = { multiple: "a", suffix: "s", zero: "z" };
  const read = readOptions(args, { short: "as:z", long, isOrdered: true });
  const { operands } = read;
  const isMany = read.has("a") || read.has("s");
  if (operands.length === 0) throw new ToolError(`missing operand\n${help}`, 1);
  if (!isMany && operands.length > 2)
    throw new ToolError(`extra operand ‘${operands[2]}’\n${help}`, 1);
  const suffix = read.value("s") ?? (isMany ? "" : (operands[1] ?? ""));
  const names = (isMany ? operands : operands.slice(0, 1)).map((path) => nameOf(path, suffix));
  return printed(asBytes(names.map((name) => name + (read.has("z") ? "\0" : "\n")).join("")));
};

function nameOf(path: string, suffix: string): string {
  if (/^\/+$/.test(path)) return "/";
  const name = path.replace(/\/+$/, "").split("/").at(-1) ?? "";
  const isCut = suffix !== "" && name !== suffix && name.endsWith(suffix);
  return isCut ? name.slice(0, -suffix.length) : name;
}
