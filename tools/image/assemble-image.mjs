import {
  copyFileSync,
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { SetupError } from "../setup/setup-error.mjs";

/** Whole folders that the server reads. */
const folders = [".next/server", ".next/static", "content", "dist", "public"];
/** What Next needs of its own to serve; `next build` lists the rest of it with each page. */
const wholePackage = "node_modules/next";
const comesWhole = [wholePackage, ...folders].map((folder) => `${folder}/`);

/** It has no types. @type {string} */
const tracer = "next/dist/compiled/@vercel/nft";

/** What only a build, a developer or the image optimizer reads. */
const leftOut = [
  /\.(map|d\.ts|d\.mts|nft\.json)$/,
  /\.dev\.js$/,
  /\/(react|react-dom|react-server[^/]*)\/.*(development|profiling)/,
  /^node_modules\/next\/dist\/(docs|esm|bundle-analyzer)\//,
  /^node_modules\/next\/dist\/compiled\/(next-devtools|@next|@vercel\/(og|nft|blob)|[^/]*-browserify|react[^/]*-experimental)\//,
  /^node_modules\/next\/dist\/server\/capsize/,
  /^node_modules\/(@img|sharp)\//,
];

/**
 * Puts into `out` what a container needs to run the production build, and nothing else: Next's own list of files, as for
 * its `standalone` output, and what our server in front of it imports. Configuration becomes JavaScript, since nothing
 * in the image can compile it.
 *
 * @param {string} root with a production build
 * @param {string} out emptied first, where nothing but this has filled it
 */
export async function assembleImage(root, out) {
  if (!mayBeEmptied(out))
    throw new SetupError(`${out} has files of somebody else; name another folder with --out.`);
  rmSync(out, { recursive: true, force: true });
  const files = new Set([
    ...(await importedBy(join(root, "dist", "server.mjs"), root)),
    ...tracedByNext(root),
    ...comesWhole.flatMap((folder) => below(root, folder)),
    ...readdirSync(join(root, ".next"))
      .filter((name) => name === "BUILD_ID" || name.endsWith(".json"))
      .map((name) => `.next/${name}`),
    "package.json",
  ]);
  for (const file of files)
    if (!leftOut.some((pattern) => pattern.test(file))) put(root, out, file);
  writeFileSync(join(out, "next.config.mjs"), await configuration(root));
  // A volume is mounted there, which a read-only file system can make no place for.
  mkdirSync(join(out, ".next", "cache"), { recursive: true });
}

/**
 * Whether a folder is not there yet, is empty, or is what was put together before: of what it has, this alone makes
 * `next.config.mjs`, and a checkout has more.
 *
 * @param {string} out
 */
function mayBeEmptied(out) {
  if (!existsSync(out)) return true;
  if (!lstatSync(out).isDirectory()) return false;
  const names = new Set(readdirSync(out));
  const made = [
    "dist",
    "next.config.mjs",
    ".next",
    "package.json",
    "node_modules",
    "content",
    "public",
  ];
  return (
    [...names].every((name) => made.includes(name)) &&
    (names.size === 0 || names.has("next.config.mjs"))
  );
}

/**
 * The packages' files that a module imports, by the tracer that Next brings along; it does not look into what comes whole.
 *
 * @param {string} module
 * @param {string} root
 * @returns {Promise<string[]>}
 */
async function importedBy(module, root) {
  const { nodeFileTrace } = createRequire(import.meta.url)(tracer);
  const { fileList } = await nodeFileTrace([module], {
    base: root,
    processCwd: root,
    ignore: (/** @type {string} */ path) =>
      path !== relative(root, module) && comesWhole.some((folder) => path.startsWith(folder)),
  });
  return [...fileList];
}

/** @param {string} root */
function tracedByNext(root) {
  return globSync(".next/**/*.nft.json", { cwd: root }).flatMap((list) => {
    /** @type {{files: string[]}} */
    const { files } = JSON.parse(readFileSync(join(root, list), "utf8"));
    const folder = dirname(join(root, list));
    return files.map((file) => relative(root, resolve(folder, file)));
  });
}

/**
 * @param {string} root
 * @param {string} folder with a slash at its end
 */
function below(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map(
    (file) => `${folder}${file}`,
  );
}

/**
 * @param {string} root
 * @param {string} out
 * @param {string} file
 */
function put(root, out, file) {
  const from = join(root, file);
  const to = join(out, file);
  const status = lstatSync(from);
  if (status.isDirectory()) return;
  mkdirSync(dirname(to), { recursive: true });
  rmSync(to, { force: true });
  if (status.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else copyFileSync(from, to);
}

/** @param {string} root */
async function configuration(root) {
  const { transform } = await import("esbuild");
  const source = readFileSync(join(root, "next.config.ts"), "utf8");
  const { code } = await transform(source, { loader: "ts", format: "esm" });
  return code;
}
