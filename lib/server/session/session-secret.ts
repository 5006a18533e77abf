import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "@/lib/domain/result";

/**
 * The secret that sessions are sealed with: the given one, or one that is made and kept in
 * `session-secret` in the data directory, readable by its owner alone. The error is one line.
 */
export function loadSessionSecret(
  dataDir: string,
  fromEnv: string | null,
): Result<string, { kind: "data-dir-unusable"; message: string }> {
  if (fromEnv !== null) return ok(fromEnv);
  const path = join(dataDir, "session-secret");
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const secret = (readSecret(path) ?? makeSecret(path)).trim();
    if (secret.length >= 32) return ok(secret);
    const message = `${path} holds less than 32 characters; delete it and a new one is made.`;
    return err({ kind: "data-dir-unusable", message });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The session secret cannot be kept in ${dataDir}: ${reason}. Make it writable, or set SESSION_SECRET.`;
    return err({ kind: "data-dir-unusable", message });
  }
}

function readSecret(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** Linked into place when it is whole, so that of two processes that start at once one wins. */
function makeSecret(path: string): string {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, "utf8");
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
