import { chmod, readFile, rm, stat, writeFile } from "node:fs/promises";

const systemPath = "/usr/sbin/policy-rc.d";

/**
 * Runs something during which no package may start a service: `invoke-rc.d` and `deb-systemd-invoke` ask
 * this file, and 101 means "not allowed". What stood there before stands there afterwards.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @param {{path?: string}} [options]
 * @returns {Promise<T>}
 */
export async function withoutServiceStarts(work, { path = systemPath } = {}) {
  const before = await read(path);
  await write(path, { text: "#!/bin/sh\nexit 101\n", mode: 0o755 });
  try {
    return await work();
  } finally {
    await (before ? write(path, before) : rm(path, { force: true }));
  }
}

/** @param {string} path */
async function read(path) {
  try {
    return { text: await readFile(path, "utf8"), mode: (await stat(path)).mode & 0o777 };
  } catch {
    return null;
  }
}

/**
 * @param {string} path
 * @param {{text: string, mode: number}} file
 */
async function write(path, { text, mode }) {
  await writeFile(path, text);
  await chmod(path, mode);
}
