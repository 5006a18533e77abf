import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as z from "zod/mini";

const busySchema = z.object({ errcode: z.literal(5) });

/**
 * Keeps a second app off the sandboxes of this one. SQLite's lock belongs to the process and goes with it,
 * however it ends, so that none can be stale. Returns what releases it; throws when another app holds it.
 */
export function lockDataDir(directory: string): () => void {
  const pidFile = join(directory, "app.pid");
  const database = new DatabaseSync(join(directory, "lock.db"), { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (!busySchema.safeParse(error).success) throw error;
    throw new Error(
      `The data directory ${directory} is in use by another Scrapelab${holder(pidFile)}. Stop that one, or set DATA_DIR to another directory.`,
      { cause: error },
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return () => database.close();
}

function holder(pidFile: string): string {
  try {
    return ` (process ${readFileSync(pidFile, "utf8").trim()})`;
  } catch {
    return "";
  }
}
