import { readdirSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";

const { PRIORITY_BELOW_NORMAL, PRIORITY_NORMAL } = constants.priority;

/** Of a thread, and of a process' group where the system schedules those. */
interface Priority {
  thread: number;
  group: number;
}

/**
 * A group at 10 has a tenth of another's share, and a push then takes five times as long on a busy machine; at 5
 * it has a third, and a push took about as long as before groups were lowered (15 ms, at 0 9 ms).
 */
const low: Priority = { thread: PRIORITY_BELOW_NORMAL, group: 5 };
const normal: Priority = { thread: PRIORITY_NORMAL, group: 0 };

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
function change(pid: number, { thread, group }: Priority): void {
  try {
    for (const id of threadsOf(pid)) setPriority(id, thread);
    if (process.platform === "linux") writeFileSync(`/proc/${pid}/autogroup`, String(group));
  } catch {
    // Not allowed or not known on every system, or the process has just ended; it works without.
  }
}

function threadsOf(pid: number): number[] {
  return process.platform === "linux" ? readdirSync(`/proc/${pid}/task`).map(Number) : [pid];
}
