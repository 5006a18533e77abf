import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** Resident memory of processes in bytes, by process number; those that are gone are left out. */
export async function residentMemory(pids: readonly number[]): Promise<Map<number, number>> {
  if (pids.length === 0) return new Map();
  return process.platform === "linux" ? fromProc(pids) : fromPs(pids);
}

async function fromProc(pids: readonly number[]): Promise<Map<number, number>> {
  const bytes = new Map<number, number>();
  for (const pid of pids) {
    const text = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1];
    if (kib !== undefined) bytes.set(pid, Number(kib) * 1024);
  }
  return bytes;
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
