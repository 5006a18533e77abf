import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { folderOf } from "@/lib/server/sandbox/local/folder/folder-of";
import { serversOn } from "@/lib/server/sandbox/local/process/leftover-processes";
import type { Figure } from "./figure";
import { withSandboxes } from "./open-sandboxes";

const count = 30;
/** Long enough for the first scrapes and for Go to have collected what the start left. */
const settleMs = 30_000;

/** Proportional set size of both servers of an idle sandbox, with 30 running (Linux). */
export async function measureSandboxMemory(): Promise<Figure[]> {
  const sizes = await withSandboxes(async (sandboxes, dataDir) => {
    const teams = Array.from({ length: count }, (_, i) => `bench-${i}`);
    for (const team of teams) {
      const result = await sandboxes.ensure(team, 30_000);
      if (!result.ok) throw new Error(JSON.stringify(result.error));
    }
    await sleep(settleMs);
    return Promise.all(teams.map((team) => proportionalMib(folderOf(dataDir, team))));
  });
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const figure = { unit: "MiB", target: { "at-most": 24 } };
  return [
    { ...figure, name: "memory of one idle sandbox, mean of 30", value: mean },
    { ...figure, name: "memory of one idle sandbox, largest of 30", value: Math.max(...sizes) },
  ];
}

async function proportionalMib(directory: string): Promise<number> {
  const servers = await serversOn(directory);
  if (servers.length !== 2) throw new Error(`${directory} has ${servers.length} servers`);
  const parts = await Promise.all(
    servers.map(async ({ pid }) => {
      const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8");
      return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1]);
    }),
  );
  return parts.reduce((sum, kib) => sum + kib / 1024, 0);
}
