import { readOptions } from "@/lib/shell/tools/read-options";
import { sizeOf } from "@/lib/shell/tools/text/size";
import {
  notSupported,
  type Tool,
  ToolError,
  type ToolHost,
  type ToolRun,
} from "@/lib/shell/tools/tool";

const plan = {
  short: "cs:r:",
  long: { "no-create": "c", size: "s", reference: "r" },
} as const;

const help = "\nTry 'truncate --help' for more information.";
const most = 1024 * 1024;

/** truncate of GNU: makes a file as long or as short as it is told. */
export const truncate: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const [given, reference] = [read.value("s"), read.value("r")];
  if (given === undefined && reference === undefined) {
    throw new ToolError(`you must specify either ‘--size’ or ‘--reference’${help}`, 1);
  }
  if (read.operands.length === 0) throw new ToolError(`missing file operand${help}`, 1);
  const size = given === undefined ? `${await lengthOf(reference ?? "", host)}` : given;
  const run: ToolRun = { out: "", said: "", status: 0 };
  for (const name of read.operands) {
    const fault = await resize(name, size, read.has("c"), host);
    if (fault === null) continue;
    run.said += `truncate: ${fault}\n`;
    run.status = 1;
  }
  return run;
};

async function lengthOf(path: string, { context: { fs, cwd } }: ToolHost): Promise<number> {
  const stat = await fs.stat(fs.resolvePath(cwd, path)).catch(() => null);
  if (!stat) throw new ToolError(`cannot stat '${path}': No such file or directory`, 1);
  return stat.size;
}

/** What is wrong, or null. */
async function resize(
  name: string,
  given: string,
  isOnlyThere: boolean,
  { context: { fs, cwd } }: ToolHost,
): Promise<string | null> {
  const path = fs.resolvePath(cwd, name);
  const stat = await fs.stat(path).catch(() => null);
  if (stat?.isDirectory) return `cannot open '${name}' for writing: Is a directory`;
  if (!stat && isOnlyThere) return null;
  if (!stat && !(await fs.exists(fs.resolvePath(path, "..")))) {
    return `cannot open '${name}' for writing: No such file or directory`;
  }
  const bytes = stat ? await fs.readFileBuffer(path) : new Uint8Array();
  const wanted = wantedSize(given, bytes.length);
  if (wanted > most) throw notSupported(`a file of more than 1 MB`);
  const resized = new Uint8Array(wanted);
  resized.set(bytes.subarray(0, wanted));
  await fs.writeFile(path, resized);
  return null;
}

function wantedSize(given: string, size: number): number {
  const [, sign = "", amount = ""] = /^([-+<>/%]?)(.*)$/s.exec(given) ?? [];
  const count = sizeIn(amount);
  switch (sign) {
    case "+":
      return size + count;
    case "-":
      return Math.max(0, size - count);
    case "<":
      return Math.min(size, count);
    case ">":
      return Math.max(size, count);
    case "/":
      return Math.floor(size / count) * count;
    case "%":
      return Math.ceil(size / count) * count;
    default:
      return count;
  }
}

function sizeIn(amount: string): number {
  try {
    return sizeOf(amount);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    throw new ToolError(`Invalid number: ‘${amount}’`, 1);
  }
}
