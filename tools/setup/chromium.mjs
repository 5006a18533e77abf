import { join } from "node:path";
import { installAsRoot } from "./debian.mjs";
import { answersVersion, findByVariable, findOnPath, isExecutable } from "./executables.mjs";
import { headlessShell, listChromiums } from "./find-chromium.mjs";
import { phase } from "./progress.mjs";
import { run } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

/**
 * Finds a Chromium, or installs one: for the end-to-end tests the one without a window where there is one; with
 * `isWhole`, for what is measured, the browser that people use.
 *
 * @param {string} root
 * @param {string} node
 * @param {{isWhole?: boolean}} [options]
 * @returns {Promise<string>} its executable
 */
export async function ensureChromium(root, node, options = {}) {
  const found = findByVariable("CHROMIUM_BIN") ?? (await findWorking(options));
  if (found) return found;
  if (process.getuid?.() === 0 && findOnPath(["apt-get"])) {
    const isDone = (/** @type {string | null} */ problem) => problem === null;
    const install = () =>
      installOneOf(options.isWhole ? ["chromium"] : [headlessShell, "chromium"]);
    await phase("Chromium from the distribution's packages", install, isDone);
    const installed = await findWorking(options);
    if (installed) return installed;
  }
  const cli = join(root, "node_modules", "@playwright", "test", "cli.js");
  const download = () => run(node, [cli, "install", "chromium"], { cwd: root, timeoutMs: 300_000 });
  await phase("Chromium from Playwright", download, ({ code }) => code === 0);
  const downloaded = await findWorking(options);
  if (downloaded) return downloaded;
  throw new SetupError(
    "Chromium is needed, and it could not be set up. " +
      "Install it (Debian: sudo apt-get install chromium; elsewhere: Chromium or Google Chrome), " +
      "or name its executable in CHROMIUM_BIN.",
  );
}

/**
 * Installs the first package that the distribution has.
 *
 * @param {string[]} packages
 * @returns {Promise<string | null>} what went wrong with the last
 */
async function installOneOf(packages) {
  let problem = null;
  for (const name of packages) {
    problem = await installAsRoot([name]);
    if (problem === null) break;
  }
  return problem;
}

/**
 * The first that really starts: Ubuntu's `chromium-browser` may be a stand-in that only asks for a snap.
 *
 * @param {{isWhole?: boolean}} options
 */
async function findWorking(options) {
  const { chromium } = await import("@playwright/test");
  for (const path of [...listChromiums(options), chromium.executablePath()])
    if (path && isExecutable(path) && (await answersVersion(path))) return path;
  return null;
}
