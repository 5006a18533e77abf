import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

const blockBytes = 512;

/** Bytes on disk of all files below a directory; files that vanish meanwhile, or all of it, count as 0. */
export async function directorySize(directory: string): Promise<number> {
  const names = await readdir(directory, { recursive: true }).catch(() => []);
  let bytes = 0;
  for (const name of names) {
    const file = await lstat(join(directory, name)).catch(() => null);
    bytes += (file?.blocks ?? 0) * blockBytes;
  }
  return bytes;
}
