import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readProcessEnv } from "@/lib/server/env";
import { createLog } from "@/lib/server/log";
import { createLocalSandboxes } from "@/lib/server/sandbox/local/local-sandboxes";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";

/** Local sandboxes in a directory of their own, ended and removed after the work. */
export async function withSandboxes<T>(
  work: (sandboxes: Sandboxes, dataDir: string) => Promise<T>,
): Promise<T> {
  const env = readProcessEnv();
  if (!env.ok) throw new Error(env.error.join("\n"));
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), "scrapelab-bench-")));
  const log = createLog("warn");
  const sandboxes = await createLocalSandboxes({ ...env.value.sandbox, warm: 0 }, { dataDir, log });
  try {
    return await work(sandboxes, dataDir);
  } finally {
    await sandboxes.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
