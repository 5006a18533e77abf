import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "@/lib/domain/result";
import type { SecretFile } from "./secrets";

/** By it a folder is known as one that may be written anew. */
const marker = "command.txt";
const markerStart = "npm run deploy";
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
  const stale = filesOf(folder);
  if (!stale) return err(`${folder} has files of somebody else; name another folder with --out.`);
  // First what may be there, so that a run that is cut off can be done again.
  const mark = (paths: Iterable<string>) =>
    write(join(folder, marker), `${[command, ...paths].join("\n")}\n`);
  mark(new Set([...stale, ...files.keys()]));
  for (const path of stale) if (!files.has(path)) rmSync(join(folder, path), { force: true });
  for (const [path, text] of files) write(join(folder, path), text);
  mark(files.keys());
  for (const { path, make } of secrets) {
    const file = join(folder, path);
    if (!existsSync(file)) write(file, make(), 0o600);
  }
  return ok(null);
}

/** What a run before has written, or was about to write; null where the folder is no such. */
function filesOf(folder: string): string[] | null {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) return null;
  const names = readdirSync(folder);
  if (names.length === 0) return [];
  if (!names.includes(marker)) return null;
  const [command = "", ...paths] = readFileSync(join(folder, marker), "utf8").split("\n");
  return command.startsWith(markerStart) ? paths.filter((path) => ownPath.test(path)) : null;
}

function write(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode });
}
