import { readdirSync } from "node:fs";
import { constants, setPriority } from "node:os";

/**
 * Lets the app go first from now on, so that many sandboxes never starve it. Linux knows priorities of
 * threads only, and a new thread takes over that of the one which starts it.
 */
export function lowerPriority(pid: number): void {
  try {
    for (const id of threadsOf(pid)) setPriority(id, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed on every system, or the process has just ended; a server works without it.
  }
}

function threadsOf(pid: number): number[] {
  return process.platform === "linux" ? readdirSync(`/proc/${pid}/task`).map(Number) : [pid];
}
