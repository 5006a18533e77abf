import { findByVariable, findOnPath, isExecutable } from "./executables.mjs";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const macApplications = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Where a Chromium of the machine's own may be, the preferred one first. */
export function listChromiums() {
  const onPath = commands.map((name) => findOnPath([name]));
  return [...onPath, ...macApplications].filter((path) => path !== null && isExecutable(path));
}

/**
 * The Chromium of the machine, or null: then Playwright's own is left.
 *
 * @returns {string | null}
 */
export function findChromium() {
  return findByVariable("CHROMIUM_BIN") ?? listChromiums()[0] ?? null;
}
