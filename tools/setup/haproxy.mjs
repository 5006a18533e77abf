import { installFromDebian } from "./debian.mjs";
import { findByVariable, findOnPath, isExecutable } from "./executables.mjs";
import { phase } from "./progress.mjs";

/** Debian has it where only root's PATH leads. */
const debians = "/usr/sbin/haproxy";
const packaged = { name: "haproxy", title: "HAProxy", debianPackage: "haproxy" };

/**
 * Finds a HAProxy, or installs Debian's as root, without a service of it left running.
 *
 * @param {string} cache
 * @returns {Promise<string | null>} its executable; null where there is none
 */
export async function ensureHaproxy(cache) {
  const found = findByVariable("HAPROXY_BIN") ?? findOnPath(["haproxy"]);
  if (found ?? isExecutable(debians)) return found ?? debians;
  if (process.getuid?.() !== 0 || !findOnPath(["apt-get"])) return null;
  const isDone = (/** @type {string[]} */ problems) => problems.length === 0;
  await phase("HAProxy", () => installFromDebian([packaged], cache), isDone);
  return isExecutable(debians) ? debians : null;
}
