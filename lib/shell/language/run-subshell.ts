import { LineEnd, LoopEnd, ReturnEnd } from "./faults";
import type { Process } from "./process";
import { runToEnd } from "./traps";

/** Runs what a child of the shell does, to its end; its descriptors are closed then. */
export async function runSubshell(child: Process, body: () => Promise<number>): Promise<number> {
  try {
    return await runToEnd(child, async () => {
      try {
        return await body();
      } catch (error) {
        if (error instanceof ReturnEnd) return error.status;
        if (error instanceof LoopEnd || error instanceof LineEnd) return child.status;
        throw error;
      }
    });
  } finally {
    child.descriptors.closeAll();
    child.machine.processes.delete(child.pid);
  }
}
