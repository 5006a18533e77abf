import { existsSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "./setup-error.mjs";

const oldest = /** @type {const} */ ([20, 9]);
const wantedMajor = 24;

/** Stops early where even the set-up would not run. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new SetupError(
    `Node.js ${oldest.join(".")} or newer is needed; this is ${process.version} (https://nodejs.org).`,
  );
}

/**
 * The Node that everything after the set-up runs with: the npm package `node`, so that it is the same
 * version on every machine.
 *
 * @param {string} root
 * @returns {string}
 */
export function findNode(root) {
  const packaged = join(root, "node_modules", "node", "bin", "node");
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split(".")[0]) >= wantedMajor) return process.execPath;
  throw new SetupError(
    `Node.js ${wantedMajor} is needed and comes as the npm package \`node\`, which has not put it into place. ` +
      "Does npm run install scripts (`npm config get ignore-scripts`)? " +
      `Allow them and remove node_modules, or install Node.js ${wantedMajor} yourself.`,
  );
}
