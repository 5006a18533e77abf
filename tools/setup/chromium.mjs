import { join } from "node:path";
import { installAsRoot } from "./debian.mjs";
import { answersVersion, findByVariable, findOnPath, isExecutable } from "./executables.mjs";
import { listChromiums } from "./find-chromium.mjs";
import { phase } from "./progress.mjs";
import { run } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

/**
 * Finds a Chromium for the end-to-end tests, or installs one.
 *
 * @param {string} root
 * @param {string} node
 * @returns {Promise<string>} its executable
 */
export async function ensureChromium(root, node) {
  const found = findByVariable("CHROMIUM_BIN") ?? (await findWorking());
  if (found) return found;
  if (process.getuid?.() === 0 && findOnPath(["apt-get"])) {
    const install = () => installAsRoot(["chromium"]);
    const isDone = (/** @type {string | null} */ problem) => problem === null;
    await phase("Chromium from the distribution's packages", install, isDone);
    const installed = await findWorking();
    if (installed) return installed;
  }
  const cli = join(root, "node_modules", "@playwright", "test", "cli.js");
  const download = () => run(node, [cli, "install", "chromium"], { cwd: root, timeoutMs: 300_000 });
  await phase("Chromium from Playwright", download, ({ code }) => code === 0);
  const downloaded = await findWorking();
  if (downloaded) return downloaded;
  throw new SetupError(
    "The end-to-end tests need Chromium, and it could not be set up. " +
      "Install it (Debian: sudo apt-get install chromium; elsewhere: Chromium or Google Chrome), " +
      "or name its executable in CHROMIUM_BIN.",
  );
}

/** The first that really starts: Ubuntu's `chromium-browser` may be a stand-in that only asks for a snap. */
async function findWorking() {
  const { chromium } = await import("@playwright/test");
  for (const path of [...listChromiums(), chromium.executablePath()])
    if (path && isExecutable(path) && (await answersVersion(path))) return path;
  return null;
}
