import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { phase } from "./progress.mjs";
import { runOrFail } from "./run.mjs";

/**
 * Installs the dependencies when they are not exactly those of the lock file.
 *
 * @param {string} root
 */
export async function ensureDependencies(root) {
  if (areInstalled(root)) return;
  const [command, ...args] = npm();
  await phase("Dependencies from package-lock.json", () =>
    runOrFail(command, [...args, "ci", "--include=dev", "--no-audit", "--no-fund"], {
      cwd: root,
      problem:
        "`npm ci` failed. The dependencies come from the package registry that npm is set to.",
    }),
  );
}

/**
 * Compares the lock file with the one that npm leaves in node_modules when it has finished; what is
 * optional there may be absent, because it is for another platform.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function areInstalled(root) {
  const wanted = readPackages(join(root, "package-lock.json"));
  const installed = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (!(wanted && installed)) return false;
  const same = Object.entries(wanted).every(([path, entry]) => {
    const there = installed[path];
    if (path === "") return true;
    return there
      ? there.version === entry.version && there.integrity === entry.integrity
      : entry.optional === true;
  });
  return same && Object.keys(installed).every((path) => path in wanted);
}

/**
 * @typedef {{version?: string, integrity?: string, optional?: boolean}} LockedPackage
 *
 * @param {string} path
 * @returns {Record<string, LockedPackage> | null}
 */
function readPackages(path) {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * The npm that runs this script, or the one on the PATH.
 *
 * @returns {[string, ...string[]]}
 */
export function npm() {
  const script = process.env.npm_execpath;
  return script?.endsWith("npm-cli.js") ? [process.execPath, script] : ["npm"];
}
