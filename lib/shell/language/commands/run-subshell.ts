import { LineEnd, LoopEnd, ReturnEnd } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";
import { runToEnd } from "@/lib/shell/language/process/traps";

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
