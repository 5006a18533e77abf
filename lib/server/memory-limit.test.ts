import { expect, test } from "vitest";
import { memoryLimit } from "./memory-limit";

const gib = 1024 ** 3;
const machine = 16 * gib;

const limitWith = (files: Record<string, string>) =>
  memoryLimit((path) => files[path] ?? null, machine);

test("without control groups it is the machine's", () => {
  expect(limitWith({})).toBe(machine);
});

test("version 2: the container's own limit", () => {
  const files = { "/proc/self/cgroup": "0::/\n", "/sys/fs/cgroup/memory.max": String(2 * gib) };
  expect(limitWith(files)).toBe(2 * gib);
});

test("version 2: the smallest of a service's group and those above it", () => {
  const files = {
    "/proc/self/cgroup": "0::/system.slice/scrapelab.service",
    "/sys/fs/cgroup/system.slice/scrapelab.service/memory.max": "max",
    "/sys/fs/cgroup/system.slice/memory.max": String(3 * gib),
    "/sys/fs/cgroup/memory.max": "max",
  };
  expect(limitWith(files)).toBe(3 * gib);
});

test("version 1: the limit of the memory controller, whose own path may be the host's", () => {
  const files = {
    "/proc/self/cgroup": "11:cpu,cpuacct:/docker/abc\n7:memory:/docker/abc\n0::/",
    "/sys/fs/cgroup/memory/memory.limit_in_bytes": String(4 * gib),
  };
  expect(limitWith(files)).toBe(4 * gib);
});

test("no limit is written as max, or as a number above all memory", () => {
  const v2 = { "/proc/self/cgroup": "0::/", "/sys/fs/cgroup/memory.max": "max" };
  expect(limitWith(v2)).toBe(machine);
  const v1 = {
    "/proc/self/cgroup": "7:memory:/",
    "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712",
  };
  expect(limitWith(v1)).toBe(machine);
});
