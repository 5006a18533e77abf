import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";

/**
 * The absolute path of a program given as a path or as a name that is looked up on `searchPath`
 * (the value of `PATH`), or null where there is no such executable file.
 */
export function findExecutable(nameOrPath: string, searchPath: string): string | null {
  if (nameOrPath.includes("/")) {
    const path = resolve(nameOrPath);
    return isExecutable(path) ? path : null;
  }
  const folders = searchPath.split(delimiter).filter((folder) => isAbsolute(folder));
  return folders.map((folder) => join(folder, nameOrPath)).find(isExecutable) ?? null;
}

/** True for a regular file that this process may execute. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
