import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { findOnPath } from "./executables.mjs";
import { withoutServiceStarts } from "./policy-rc.mjs";
import { lastLines, run } from "./run.mjs";

/**
 * @typedef {{name: string, title: string, debianPackage: string, debianExecutable?: string}} Packaged
 */

/**
 * Takes servers from the distribution's packages: as root installed, without a running or enabled system
 * service; else extracted into the cache.
 *
 * @param {Packaged[]} servers
 * @param {string} cache
 * @returns {Promise<string[]>} what went wrong
 */
export async function installFromDebian(servers, cache) {
  if (process.getuid?.() !== 0) return await extractPackages(servers, cache);
  const packages = servers.map((server) => server.debianPackage);
  const problem = await installAsRoot(packages);
  if (problem) return [problem];
  await disableServices(packages);
  return [];
}

/**
 * Installs packages as root, with no service of theirs started.
 *
 * @param {string[]} packages
 * @returns {Promise<string | null>} what went wrong
 */
export async function installAsRoot(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "--no-install-recommends", ...packages];
  return await withoutServiceStarts(async () => {
    const { code } = await run("apt-get", install, { cwd: "/", env });
    if (code === 0) return null;
    await run("apt-get", ["update"], { cwd: "/", env });
    const again = await run("apt-get", install, { cwd: "/", env });
    return again.code === 0 ? null : `apt-get install: ${lastLines(again.output, 3)}`;
  });
}

/** @param {string[]} services none of which was there before */
async function disableServices(services) {
  if (!findOnPath(["systemctl"])) return;
  for (const service of services) {
    await run("systemctl", ["disable", service], { cwd: "/" });
    // Without systemd running there is nothing to stop, and it says so.
    await run("systemctl", ["stop", service], { cwd: "/" });
  }
}

/**
 * @param {Packaged[]} servers
 * @param {string} cache
 * @returns {Promise<string[]>} what went wrong
 */
async function extractPackages(servers, cache) {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, ".packages-"));
  try {
    const problem = await downloadPackages(
      [...new Set(servers.map((server) => server.debianPackage))],
      folder,
    );
    if (problem) return [problem];
    for (const file of await readdir(folder))
      if (file.endsWith(".deb")) await run("dpkg", ["-x", file, "."], { cwd: folder });
    return await moveExecutables(servers, folder, cache);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Downloads with the system's package lists; where they are missing or out of date, with lists of its own.
 *
 * @param {string[]} packages
 * @param {string} folder
 * @returns {Promise<string | null>} what went wrong
 */
async function downloadPackages(packages, folder) {
  const download = ["download", ...packages];
  if ((await run("apt-get", download, { cwd: folder })).code === 0) return null;
  const state = join(folder, "state");
  const archives = join(folder, "archives");
  for (const parent of [join(state, "lists"), archives])
    await mkdir(join(parent, "partial"), { recursive: true });
  const own = [
    ["-o", `Dir::State=${state}`],
    ["-o", "Dir::State::status=/var/lib/dpkg/status"],
    ["-o", `Dir::Cache=${folder}`],
    ["-o", `Dir::Cache::archives=${archives}`],
  ].flat();
  await run("apt-get", [...own, "update"], { cwd: folder, timeoutMs: 120_000 });
  const { code, output } = await run("apt-get", [...own, ...download], { cwd: folder });
  return code === 0 ? null : `apt-get download: ${lastLines(output, 3)}`;
}

/**
 * @param {Packaged[]} servers
 * @param {string} folder
 * @param {string} cache
 * @returns {Promise<string[]>} what went wrong
 */
async function moveExecutables(servers, folder, cache) {
  const problems = [];
  for (const { name, title, debianPackage, debianExecutable = debianPackage } of servers) {
    const executable = join(folder, "usr", "bin", debianExecutable);
    if (existsSync(executable)) await rename(executable, join(cache, name));
    else problems.push(`${title}: the package ${debianPackage} has no ${debianExecutable}`);
  }
  return problems;
}
