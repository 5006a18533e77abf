import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "@/lib/server/store/sqlite-store";
import type { Store } from "@/lib/server/store/store";

export function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), "scrapelab-store-"));
}

export async function openStore(dataDir = newDataDir()): Promise<Store> {
  const opened = await openSqliteStore(dataDir);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}
