import { readdirSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";

const { PRIORITY_BELOW_NORMAL: low, PRIORITY_NORMAL: normal } = constants.priority;

/** Lets the app, and whatever somebody waits for, go first from now on. */
export function lowerPriority(pid: number): void {
  change(pid, low);
}

/** Takes that back, where the system lets the app: on Linux that needs a privilege. */
export function raisePriority(pid: number): void {
  change(pid, normal);
}

/**
 * Linux knows priorities of threads only, and a new thread takes over that of the one which starts it. Where
 * it groups processes by session, as desktops do, the group's priority decides, and each server is one.
 */
function change(pid: number, priority: number): void {
  try {
    for (const id of threadsOf(pid)) setPriority(id, priority);
    if (process.platform === "linux") writeFileSync(`/proc/${pid}/autogroup`, String(priority));
  } catch {
    // Not allowed or not known on every system, or the process has just ended; it works without.
  }
}

function threadsOf(pid: number): number[] {
  return process.platform === "linux" ? readdirSync(`/proc/${pid}/task`).map(Number) : [pid];
}
