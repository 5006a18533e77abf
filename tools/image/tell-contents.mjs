import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

const shown = 12;

/**
 * What a folder holds, by package and by the first two parts of other paths, the heaviest first.
 *
 * @param {string} folder
 * @returns {string[]} lines
 */
export function tellContents(folder) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  let total = 0;
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const status = lstatSync(join(folder, file));
    if (!status.isFile()) continue;
    const part = /^node_modules\/(@[^/]+\/)?[^/]+|^[^/]+(\/[^/]+)?/.exec(file)?.[0] ?? file;
    sizes.set(part, (sizes.get(part) ?? 0) + status.size);
    total += status.size;
  }
  const sorted = [...sizes].sort(([, one], [, other]) => other - one);
  const rest = sorted.slice(shown).reduce((sum, [, size]) => sum + size, 0);
  return [
    ...sorted.slice(0, shown).map(([part, size]) => line(size, part)),
    line(rest, `${Math.max(0, sorted.length - shown)} more`),
    line(total, "together"),
  ];
}

/**
 * @param {number} bytes
 * @param {string} what
 */
function line(bytes, what) {
  return `${(bytes / 1e6).toFixed(1).padStart(7)} MB  ${what}`;
}
