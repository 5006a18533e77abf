import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** A shorter file goes into one packet as it is. */
const shortestBytes = 1024;
/** The highest but one takes four times as long for a fifteenth less. */
const brotliQuality = 9;

const byBrotli = promisify(brotliCompress);
const byGzip = promisify(gzip);

/**
 * Packs the scripts and styles in a folder, each beside itself as `.br` and `.gz`, so that a class that opens the
 * lab at once costs the app no compressing.
 *
 * @param {string} folder
 */
export async function packFiles(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const packed = names.filter((name) => /\.(?:js|css)$/.test(name));
  await Promise.all(packed.map((name) => pack(join(folder, name))));
}

/** @param {string} path */
async function pack(path) {
  const content = await readFile(path);
  if (content.byteLength < shortestBytes) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
  };
  await writeFile(`${path}.br`, await byBrotli(content, { params }));
  await writeFile(`${path}.gz`, await byGzip(content, { level: 9 }));
}
