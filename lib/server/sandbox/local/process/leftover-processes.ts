import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { stackServers } from "@/lib/server/stack/stack-servers";

const politeMs = 4_000;
const pollMs = 20;

/**
 * Ends the servers that an earlier app left on the files below `sandboxesDir`, and waits until they are
 * gone. They are known by their command lines, so that a number used again by another program is safe.
 * Returns how many there were.
 */
export async function endLeftoverProcesses(sandboxesDir: string): Promise<number> {
  const first = await serversOn(sandboxesDir);
  const endsAtMs = Date.now() + politeMs;
  signal(first, "SIGTERM");
  let rest = first;
  while (rest.length > 0) {
    await sleep(pollMs);
    rest = await serversOn(sandboxesDir);
    if (Date.now() > endsAtMs + politeMs)
      throw new Error(
        `Servers of an earlier start do not end: process ${rest.map(({ pid }) => pid).join(", ")}`,
      );
    if (Date.now() > endsAtMs) signal(rest, "SIGKILL");
  }
  return first.length;
}

function signal(servers: readonly CommandLine[], name: NodeJS.Signals): void {
  for (const { pid } of servers) {
    try {
      process.kill(pid, name);
    } catch {
      // Gone in the meantime, which is what was wanted.
    }
  }
}

/** All servers that run on the files below a directory, whoever started them. */
export async function serversOn(directory: string): Promise<CommandLine[]> {
  const lines = process.platform === "linux" ? fromProc() : await fromPs();
  const marks = Object.values(stackServers).map((each) => `${each.storageFlag}${directory}/`);
  return lines.filter(({ command }) => marks.some((mark) => command.includes(mark)));
}

export interface CommandLine {
  pid: number;
  command: string;
}

/** Small container images have no `ps`. To wait for files that are in memory computes seven times as much. */
function fromProc(): CommandLine[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => ({ pid: Number(pid), command: commandLineOf(pid) }));
}

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

async function fromPs(): Promise<CommandLine[]> {
  const { stdout } = await promisify(execFile)("ps", ["-axww", "-o", "pid=,command="], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout.split("\n").flatMap((line) => {
    const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined || command === undefined ? [] : [{ pid: Number(pid), command }];
  });
}
