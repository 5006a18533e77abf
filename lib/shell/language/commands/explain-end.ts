import { CommandFault, LimitReached, LoopEnd, SyntaxFault } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";

/** Tells a fault that ends a process, and gives its status; throws what ends the whole run. */
export async function explainEnd(process: Process, error: unknown): Promise<number> {
  if (error instanceof SyntaxFault) {
    await process.complain(error.message);
    return 2;
  }
  if (error instanceof CommandFault) {
    await process.tell(error.message);
    return error.status;
  }
  if (error instanceof LoopEnd) return process.status;
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    throw new LimitReached("bash: recursion depth limit exceeded");
  }
  throw error;
}
