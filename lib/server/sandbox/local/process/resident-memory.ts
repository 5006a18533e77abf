import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";

/** More at a time would hold up the event loop for longer than a push may take. */
const readAtOnce = 50;

/** Resident memory of processes in bytes, by process number; those that are gone are left out. */
export async function residentMemory(pids: readonly number[]): Promise<Map<number, number>> {
  if (pids.length === 0) return new Map();
  return process.platform === "linux" ? fromProc(pids) : fromPs(pids);
}

/**
 * These files are no files of a disk: to read one takes the kernel less time than to hand the work to another
 * thread, which a class of hundreds would do all the time.
 */
async function fromProc(pids: readonly number[]): Promise<Map<number, number>> {
  const bytes = new Map<number, number>();
  for (const [index, pid] of pids.entries()) {
    if (index > 0 && index % readAtOnce === 0) await nextTurn();
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(statusOf(pid))?.[1];
    if (kib !== undefined) bytes.set(pid, Number(kib) * 1024);
  }
  return bytes;
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return "";
  }
}

/** `ps` exits with 1 when one of them is gone, after it has listed the others. */
async function fromPs(pids: readonly number[]): Promise<Map<number, number>> {
  const args = ["-o", "pid=,rss=", "-p", pids.join(",")];
  const text = await promisify(execFile)("ps", args).then(
    ({ stdout }) => stdout,
    () => "",
  );
  const lines = text.matchAll(/^\s*(\d+)\s+(\d+)\s*$/gm);
  return new Map([...lines].map(([, pid, kib]) => [Number(pid), Number(kib) * 1024]));
}
