import { ToolError } from "@/lib/shell/tools/tool";
import { type Cell, newCell } from "./cells";
import { evaluate } from "./evaluate";
import { execute } from "./execute";
import type { Running } from "./host-requests";
import type { Machine } from "./machine";
import { ReturnSignal } from "./signals";
import type { Expression } from "./tree";
import { unset, type Value } from "./value";

type Call = Extract<Expression, { kind: "call" }>;

const maxDepth = 500;

/** A function of the script's own: values by copy, arrays as they are. */
export function* callOwn(machine: Machine, { name, args, line }: Call): Running<Value> {
  const definition = machine.program.functions.get(name);
  if (definition === undefined) {
    throw new ToolError(`line ${line}: function ${name} never defined`, 2);
  }
  if (machine.variables.depth > maxDepth) throw new ToolError("recursion depth exceeded", 126);
  const frame = new Map<string, Cell>();
  for (const [at, parameter] of definition.parameters.entries()) {
    const arg = args[at];
    frame.set(parameter, arg === undefined ? newCell() : yield* argument(machine, arg));
  }
  machine.variables.enter(frame);
  try {
    yield* execute(machine, definition.body);
    return unset;
  } catch (signal) {
    if (signal instanceof ReturnSignal) return signal.value;
    throw signal;
  } finally {
    machine.variables.leave();
  }
}

function* argument(machine: Machine, arg: Expression): Running<Cell> {
  if (arg.kind !== "variable") return newCell(yield* evaluate(machine, arg));
  const cell = machine.variables.cell(arg.name);
  const value = machine.variable(arg.name);
  return { value, array: cell.array, origin: value.kind === "unset" ? cell : null };
}
