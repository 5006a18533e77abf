import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeDigests } from "./image-list";
import { resolveDigest } from "./resolve-digest";
import { buildImages, imageFolders, siteImages } from "./site-images";

/** `npm run images`, with `--build` those that the image is built from too, `--overlay .deploy` those of an overlay. */
const root = join(import.meta.dirname, "..", "..");
const options = {
  build: { type: "boolean", default: false },
  overlay: { type: "string" },
  resolve: { type: "boolean", default: false },
} as const;

try {
  const { values } = parseArgs({ options });
  const folders = imageFolders(root, values.overlay ?? null);
  if (folders.length === 0) {
    process.stderr.write(`${values.overlay} is no overlay that npm run deploy has written.\n`);
    process.exitCode = 1;
  } else if (values.resolve) {
    process.exitCode = (await resolveAll(folders)) ? 0 : 1;
  } else {
    const images = [...siteImages(folders), ...(values.build ? buildImages(root) : [])];
    process.stdout.write(`${images.join("\n")}\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

/** Writes what was resolved, and nothing for what was not; whether all were. */
async function resolveAll(folders: readonly string[]): Promise<boolean> {
  const results = await Promise.all(
    siteImages(folders).map(async (image) => ({ image, digest: await resolveDigest(image) })),
  );
  const found = new Map<string, string>();
  for (const { image, digest } of results) {
    if (digest.ok) found.set(image, digest.value);
    const said = digest.ok ? digest.value : `not resolved, ${digest.error}`;
    process.stdout.write(`${image}  ${said}\n`);
  }
  for (const folder of folders) writeDigests(folder, found);
  return found.size === results.length;
}
