import { CommandFault, refused } from "@/lib/shell/language/faults";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import { readOptions } from "./read-options";

type Options = ReadonlyMap<string, string>;

export const mapfile: Builtin = async (process, args) => {
  const asked = readOptions(args, "td:n:O:s:u:C:c:");
  if ("fault" in asked) return process.failed(`mapfile: ${asked.fault}`, 2);
  const { options, rest } = asked;
  if (options.has("C") || options.has("c")) throw refused("mapfile -C");
  const lines = await readLines(process, options);
  const [name = "MAPFILE"] = rest;
  const variable = process.variables.need(name);
  if (variable.isReadonly) throw new CommandFault(`${name}: readonly variable`);
  const origin = options.get("O");
  const isKept = origin !== undefined && variable.value.kind === "indexed";
  const items = new Map(isKept && variable.value.kind === "indexed" ? variable.value.items : []);
  for (const [at, line] of lines.entries()) items.set(Number(origin ?? 0) + at, line);
  variable.value = { kind: "indexed", items };
  return 0;
};

const delimiterOf = (text = "\n") => (text === "" ? "\u0000" : text.slice(0, 1));

async function readLines(process: Process, options: Options): Promise<string[]> {
  const source = process.descriptors.get(Number(options.get("u") ?? 0))?.source;
  if (!source) throw new CommandFault("invalid file descriptor: Bad file descriptor");
  const delimiter = delimiterOf(options.get("d"));
  const isCut = options.has("t") || delimiter === "\u0000";
  const skipped = Number(options.get("s") ?? 0);
  const most = Number(options.get("n") ?? 0) || Number.POSITIVE_INFINITY;
  const lines: string[] = [];
  for (let count = 0; lines.length < most; count++) {
    const taken = await source.takeThrough(delimiter);
    if (taken === null) break;
    const line = isCut && taken.endsWith(delimiter) ? taken.slice(0, -1) : taken;
    if (count >= skipped) lines.push(process.decode(line));
    process.machine.budget.fields(lines.length);
  }
  return lines;
}
