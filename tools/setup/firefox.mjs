import { installAsRoot } from "./debian.mjs";
import { answersVersion, findByVariable, findOnPath, isExecutable } from "./executables.mjs";
import { phase, say } from "./progress.mjs";
import { SetupError } from "./setup-error.mjs";

/**
 * Finds a Firefox for its end-to-end journey, or installs one.
 *
 * @returns {Promise<string | null>} its executable; null where the machine is no Linux and has none
 */
export async function ensureFirefox() {
  const found = findByVariable("FIREFOX_BIN") ?? (await findWorking());
  if (found) return found;
  if (process.getuid?.() === 0 && findOnPath(["apt-get"])) {
    const install = () => installAsRoot(["firefox-esr"]);
    const isDone = (/** @type {string | null} */ problem) => problem === null;
    await phase("Firefox from the distribution's packages", install, isDone);
    const installed = await findWorking();
    if (installed) return installed;
  }
  if (process.platform !== "linux") {
    say("No Firefox was found: its journey is left out. Name one in FIREFOX_BIN.");
    return null;
  }
  throw new SetupError(
    "The end-to-end tests need Firefox, and it could not be set up. " +
      "Install it (Debian: sudo apt-get install firefox-esr), or name its executable in FIREFOX_BIN.",
  );
}

/** The first that really starts: Ubuntu's `firefox` may be a stand-in that only asks for a snap. */
async function findWorking() {
  const application = "/Applications/Firefox.app/Contents/MacOS/firefox";
  for (const path of [findOnPath(["firefox-esr"]), findOnPath(["firefox"]), application])
    if (path && isExecutable(path) && (await answersVersion(path))) return path;
  return null;
}
