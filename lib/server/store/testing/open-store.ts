import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "@/lib/server/store/sqlite-store";
import type { Store } from "@/lib/server/store/store";

const dataDirs: string[] = [];
process.once("exit", () => {
  for (const dataDir of dataDirs) rmSync(dataDir, { recursive: true, force: true });
});

/** An empty folder that is gone when the tests are through. */
export function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), "scrapelab-test-"));
  dataDirs.push(dataDir);
  return dataDir;
}

export async function openStore(dataDir = newDataDir()): Promise<Store> {
  const opened = await openSqliteStore(dataDir);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}
