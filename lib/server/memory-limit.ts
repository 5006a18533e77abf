import { readFileSync } from "node:fs";
import { totalmem } from "node:os";
import { dirname, join } from "node:path";

/** A file's text; null where it cannot be read. */
type ReadText = (path: string) => string | null;

const root = "/sys/fs/cgroup";

/**
 * The memory in bytes that this process and its children may have: the smallest limit of its control groups,
 * of version 2 or 1 (https://docs.kernel.org/admin-guide/cgroup-v2.html), and never more than the machine has.
 */
export function memoryLimit(read: ReadText = readText, machineBytes = totalmem()): number {
  const limits = limitFiles(read("/proc/self/cgroup") ?? "").map((path) => Number(read(path)));
  // `max` is no number; version 1 writes a huge one for none.
  return Math.min(machineBytes, ...limits.filter((bytes) => bytes > 0));
}

/** A line is `0::/path` in version 2 and `N:memory:/path` in version 1; each group above may limit too. */
function limitFiles(groups: string): string[] {
  return groups.split("\n").flatMap((line) => {
    const [, controllers = "", path = ""] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    if (path === "") return [];
    if (controllers === "") return above(path).map((each) => join(root, each, "memory.max"));
    if (!controllers.split(",").includes("memory")) return [];
    return above(path).map((each) => join(root, "memory", each, "memory.limit_in_bytes"));
  });
}

/** In a container the path may be that on the host, of which only the root can be seen. */
function above(path: string): string[] {
  return path === "/" ? ["/"] : [path, ...above(dirname(path))];
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return null;
  }
}
