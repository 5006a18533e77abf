import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { err, ok, type Result } from "@/lib/domain/result";
import { createKyselyStore } from "./kysely-store";
import { createMigrations } from "./migrations";
import { openNodeSqlite } from "./node-sqlite-database";
import { createPatientDialect } from "./patient-dialect";
import type { Tables } from "./schema";
import type { Store } from "./store";

/** Why the store can't be opened; `message` is one line for whoever starts the app. */
export interface OpenError {
  kind: "data-dir-unusable";
  message: string;
}

/**
 * Opens the SQLite database in a data directory, making both where they are missing, and brings its
 * tables up to date. The file is `scrapelab.db`.
 */
export async function openSqliteStore(dataDir: string): Promise<Result<Store, OpenError>> {
  const unusable = (error: unknown) =>
    err<OpenError>({
      kind: "data-dir-unusable",
      message: `The data directory ${dataDir} cannot be used: ${reasonOf(error)}. Write another one to DATA_DIR, or make it writable.`,
    });
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const database = openNodeSqlite(join(dataDir, "scrapelab.db"));
    const db = new Kysely<Tables>({ dialect: createPatientDialect({ database }) });
    const migrator = new Migrator({ db, provider: createMigrations("sqlite") });
    const { error } = await migrator.migrateToLatest();
    const store = createKyselyStore(db);
    if (!error) await store.check();
    else await store.close();
    return error ? unusable(error) : ok(store);
  } catch (error) {
    return unusable(error);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.split("\n", 1).join("") : String(error);
}
