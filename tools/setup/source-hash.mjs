import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * A hash over the names and contents of files, whatever git thinks of them.
 *
 * @param {string} root
 * @param {string[]} paths files and folders in it; what is missing counts as missing
 * @param {(path: string) => boolean} isLeftOut given a path from the root
 */
export function hashSources(root, paths, isLeftOut) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((each) => listFiles(root, each)).sort()) {
    if (isLeftOut(path)) continue;
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(root, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => listFiles(root, join(path, name)));
}
