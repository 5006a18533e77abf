import { CommandFault, ReturnEnd } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";
import { runTrap } from "@/lib/shell/language/process/traps";
import { type Compound, statementOf } from "@/lib/shell/language/syntax/tree";

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
  const { args: argsBefore, loops, line } = process;
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
    return await runBody(process, definition.body);
  } finally {
    hidden();
    process.variables.leave();
    process.frames.pop();
    if (process.keptOptions) process.options = process.keptOptions;
    Object.assign(process, { args: argsBefore, loops, line, keptOptions });
  }
}

async function runBody(process: Process, body: Compound): Promise<number> {
  let status: number;
  try {
    status = await process.machine.run(process, [statementOf(body)]);
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
