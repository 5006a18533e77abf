import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

/**
 * The first of these commands that the PATH has.
 *
 * @param {string[]} names
 * @returns {string | null}
 */
export function findOnPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find(isExecutable) ?? null;
}

/**
 * What a variable of the environment names, which must be there.
 *
 * @param {string} variable
 * @returns {string | null} null if the variable is not set
 */
export function findByVariable(variable) {
  const path = process.env[variable];
  if (!path) return null;
  if (isExecutable(path)) return path;
  throw new SetupError(`${variable} is ${path}, which is not an executable file.`);
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Whether a program runs here: the right platform, its libraries there, no stand-in.
 *
 * @param {string} path
 * @returns {Promise<boolean>}
 */
export async function answersVersion(path) {
  const { code } = await run(path, ["--version"], { cwd: "/", timeoutMs: 20_000 });
  return code === 0;
}
