import { findByVariable, findOnPath, isExecutable } from "./executables.mjs";

/** Chromium without a window: it starts no spare renderers, and computes a fifth less for the same. */
export const headlessShell = "chromium-headless-shell";
const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const macApplications = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * Where a Chromium of the machine's own may be, the preferred one first.
 *
 * @param {{isWhole?: boolean}} [options] with `isWhole` only the browser that people use
 */
export function listChromiums({ isWhole = false } = {}) {
  const names = isWhole ? commands : [headlessShell, ...commands];
  const onPath = names.map((name) => findOnPath([name]));
  return [...onPath, ...macApplications].filter((path) => path !== null && isExecutable(path));
}

/**
 * The Chromium of the machine that the tests use, or null: then Playwright's own is left.
 *
 * @returns {string | null}
 */
export function findChromium() {
  return findByVariable("CHROMIUM_BIN") ?? listChromiums()[0] ?? null;
}
