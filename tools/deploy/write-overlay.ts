import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "@/lib/domain/result";
import type { SecretFile } from "./secrets";

/** By it a folder is known as one that may be written anew. */
const marker = "command.txt";
const ownPath = /^(app|teams)\/[\w.-]+$/;
/**
 * Writes an overlay into a folder that is empty, or was written by the same command: what it wrote before and would
 * not write now goes. Secrets are made once, and readable by their owner alone.
 */
export function writeOverlay(
  folder: string,
  files: ReadonlyMap<string, string>,
  { command, secrets }: { command: string; secrets: readonly SecretFile[] },
): Result<null, string> {
  const before = existsSync(folder) ? readdirSync(folder) : [];
  if (before.length > 0 && !before.includes(marker)) {
    return err(`${folder} has files of somebody else; name another folder with --out.`);
  }
  const stale = before.includes(marker) ? readFileSync(join(folder, marker), "utf8") : "";
  for (const path of stale
    .split("\n")
    .slice(1)
    .filter((line) => ownPath.test(line)))
    if (!files.has(path)) rmSync(join(folder, path), { force: true });
  for (const [path, text] of files) write(join(folder, path), text);
  write(join(folder, marker), `${[command, ...files.keys()].join("\n")}\n`);
  for (const { path, make } of secrets) {
    const file = join(folder, path);
    if (!existsSync(file)) write(file, make(), 0o600);
  }
  return ok(null);
}

function write(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode });
}
