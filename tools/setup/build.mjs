import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packFiles } from "./pack-files.mjs";
import { phase } from "./progress.mjs";
import { runOrFail } from "./run.mjs";
import { hashSources } from "./source-hash.mjs";

/** All that the production build is made from. */
const sources = [
  "app",
  "components",
  "lib",
  "public",
  "server.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
  "tools/setup/build.mjs",
  "tools/setup/lean-zod.mjs",
  "tools/setup/pack-files.mjs",
];
const tests = /\.test\.tsx?$|\/testing\//;

/**
 * Makes the production build when its sources changed since the last one: Next's pages in `.next/`, and
 * the server as one file, `dist/server.mjs`.
 *
 * @param {string} root
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @param {(name: string, work: () => Promise<void>) => Promise<void>} [tell] runs the work and tells how it goes
 */
export async function ensureBuild(root, node, env, tell = phase) {
  const stamp = join(root, ".cache", "build-of");
  const hash = hashSources(root, sources, (path) => tests.test(path));
  const results = [stamp, join(root, ".next", "BUILD_ID"), join(root, "dist", "server.mjs")];
  if (results.every((path) => existsSync(path)) && readFileSync(stamp, "utf8") === hash) return;
  rmSync(stamp, { force: true });
  await tell("Production build", async () => {
    await Promise.all([buildPages(root, node, env), bundleServer(root)]);
  });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/**
 * @param {string} root
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 */
async function buildPages(root, node, env) {
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  await runOrFail(node, [next, "build"], {
    cwd: root,
    env: { ...env, NODE_ENV: "production" },
    problem: "The production build failed (`next build`).",
  });
  await packFiles(join(root, ".next", "static"));
}

/** @param {string} root */
async function bundleServer(root) {
  // Loaded here, because at the script's start the dependencies may not be there yet.
  const { build, stop } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: ["server.ts"],
    outfile: "dist/server.mjs",
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    packages: "external",
    sourcemap: true,
    logLevel: "error",
  });
  // Its helper process would otherwise stay for as long as the server runs.
  await stop();
}
