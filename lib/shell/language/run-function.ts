import type { FunctionDef } from "@/lib/shell/script-tree";
import { CommandFault, ReturnEnd } from "./faults";
import type { Process } from "./process";
import { redirect } from "./redirect";
import { runTrap } from "./traps";

/** Calls a function; `assign` makes the assignments before its name, which are its own. */
export async function runFunction(
  process: Process,
  words: readonly string[],
  assign: () => void,
): Promise<number> {
  const [name = "", ...args] = words;
  const found = process.functions.get(name);
  if (!found) throw new CommandFault(`${name}: not a function`);
  const { definition } = found;
  const { args: argsBefore, loops, line, lineBase } = process;
  const source = process.frames[0]?.source ?? "environment";
  process.machine.budget.depth(process.frames.length + 1);
  process.frames.push({ name, line: process.line, source });
  process.variables.enter();
  const hidden = hideTraps(process);
  const { keptOptions } = process;
  process.keptOptions = null;
  try {
    assign();
    process.args = [...args];
    process.loops = 0;
    process.lineBase = found.lineBase;
    const undo = await redirect(process, definition.redirections);
    try {
      return await runBody(process, definition.body);
    } finally {
      undo();
    }
  } finally {
    hidden();
    process.variables.leave();
    process.frames.pop();
    if (process.keptOptions) process.options = process.keptOptions;
    Object.assign(process, { args: argsBefore, loops, line, lineBase, keptOptions });
  }
}

type Body = FunctionDef["body"];

async function runBody(process: Process, body: Body): Promise<number> {
  const pipeline = { type: "Pipeline" as const, commands: [body], negated: false };
  const statement = {
    type: "Statement" as const,
    pipelines: [pipeline],
    operators: [],
    background: false,
  };
  let status: number;
  try {
    status = await process.machine.run(process, [statement]);
  } catch (error) {
    if (!(error instanceof ReturnEnd)) throw error;
    status = error.status;
  }
  process.status = status;
  await runTrap(process, "RETURN");
  return status;
}

/** Without `set -E` and `set -T`, a function does not see the traps of its caller. */
function hideTraps(process: Process): () => void {
  const hidden: [string, string][] = [];
  const hide = (signal: string, option: string) => {
    const words = process.traps.get(signal);
    if (words === undefined || process.has(option)) return;
    hidden.push([signal, words]);
    process.traps.delete(signal);
  };
  hide("ERR", "errtrace");
  hide("DEBUG", "functrace");
  hide("RETURN", "functrace");
  return () => {
    for (const [signal, words] of hidden) {
      if (!process.traps.has(signal)) process.traps.set(signal, words);
    }
  };
}
