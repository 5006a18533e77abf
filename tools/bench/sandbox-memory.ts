import { setTimeout as sleep } from "node:timers/promises";
import { serversOn } from "@/lib/server/sandbox/local/process/leftover-processes";
import { memoryMib } from "./class-size";
import type { Figure } from "./figure";
import { joinAs, startApp, untilReady } from "./running-app";

const count = 30;
/** Long enough for the first scrapes and for Go to have collected what the start left. */
const settleMs = 30_000;

/** Proportional set size of both servers of an idle sandbox, with 30 running (Linux). */
export async function measureSandboxMemory(folder: string): Promise<Figure[]> {
  const app = await startApp(folder, { SANDBOX_WARM: "0", SANDBOX_MAX: String(count) });
  try {
    for (let i = 0; i < count; i += 1) {
      const { cookie } = await joinAs(app.url, `bench ${i}`);
      await untilReady(app.url, cookie);
    }
    await sleep(settleMs);
    const sizes = await sizesBelow(`${app.dataDir}/sandboxes`);
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    const figure = { unit: "MiB", target: { "at-most": 24 } };
    return [
      {
        ...figure,
        name: "memory of one idle sandbox (proportional set size), mean of 30",
        value: mean,
      },
      {
        ...figure,
        name: "memory of one idle sandbox (proportional set size), largest of 30",
        value: Math.max(...sizes),
      },
    ];
  } finally {
    await app.stop();
  }
}

/** MiB of both servers, by sandbox: each has a folder of its own. */
async function sizesBelow(directory: string): Promise<number[]> {
  const sizes = new Map<string, number>();
  const servers = await serversOn(directory);
  for (const { pid, command } of servers) {
    const sandbox = command.split(`${directory}/`)[1]?.split("/")[0] ?? "";
    sizes.set(sandbox, (sizes.get(sandbox) ?? 0) + (await memoryMib(pid)));
  }
  if (servers.length !== 2 * count || sizes.size !== count)
    throw new Error(`${servers.length} servers of ${sizes.size} sandboxes run`);
  return [...sizes.values()];
}
