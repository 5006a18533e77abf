import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { answersVersion } from "./executables.mjs";

const github = "https://github.com/prometheus";
const answerTimeoutMs = 4_000;
const stallTimeoutMs = 15_000;
const systems = /** @type {Record<string, string>} */ ({ linux: "linux", darwin: "darwin" });
const architectures = /** @type {Record<string, string>} */ ({
  x64: "amd64",
  arm64: "arm64",
  arm: "armv7",
  ppc64: "ppc64le",
  s390x: "s390x",
});

/**
 * Puts the executable of an official release into the cache, verified against the checksums that are
 * published with it. Gives a host that does not answer up within seconds.
 *
 * @param {{name: string, title: string, version: string, release?: string}} server
 * @param {string} cache
 * @param {{baseUrl?: string}} [options]
 * @returns {Promise<string | null>} what went wrong, or null
 */
export async function installRelease(
  { name, title, version, release: project = name },
  cache,
  { baseUrl = github } = {},
) {
  const platform = `${systems[process.platform]}-${architectures[process.arch]}`;
  const archive = `${project}-${version}.${platform}.tar.gz`;
  const release = `${baseUrl}/${project}/releases/download/v${version}`;
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, ".release-"));
  try {
    const sums = await (await get(`${release}/sha256sums.txt`)).text();
    const wanted = checksumOf(sums, archive);
    if (!wanted) return `${title}: the release ${version} has no ${archive}`;
    const found = await download(`${release}/${archive}`, join(folder, archive));
    if (found !== wanted) return `${title}: ${archive} does not have its published checksum`;
    await unpack(join(folder, archive), folder, name);
    if (!(await answersVersion(join(folder, name))))
      return `${title}: ${archive} does not run here`;
    await rename(join(folder, name), join(cache, name));
    return null;
  } catch (error) {
    return `${title}: ${release} ${reason(error)}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} sums lines of a checksum, two spaces and a file name
 * @param {string} file
 */
function checksumOf(sums, file) {
  const line = sums.split("\n").find((each) => each.split(/\s+/)[1] === file);
  return line?.split(/\s+/)[0] ?? null;
}

/**
 * @param {string} url
 * @param {AbortController} [controller]
 */
async function get(url, controller = new AbortController()) {
  const timer = setTimeout(() => controller.abort(), answerTimeoutMs);
  try {
    const answer = await fetch(url, { signal: controller.signal });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {string} url
 * @param {string} path
 * @returns {Promise<string>} its SHA-256
 */
async function download(url, path) {
  const controller = new AbortController();
  const answer = await get(url, controller);
  if (!answer.body) throw new Error("answered without a body");
  const hash = createHash("sha256");
  const stalled = setTimeout(() => controller.abort(), stallTimeoutMs);
  try {
    await pipeline(
      Readable.fromWeb(/** @type {import("node:stream/web").ReadableStream} */ (answer.body)),
      async function* (chunks) {
        for await (const chunk of chunks) {
          stalled.refresh();
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(path),
    );
  } finally {
    clearTimeout(stalled);
  }
  return hash.digest("hex");
}

/**
 * Takes the one executable out of an archive whose entries all stand in one folder.
 *
 * @param {string} file
 * @param {string} folder
 * @param {string} name
 */
async function unpack(file, folder, name) {
  // Loaded here, because at the script's start the dependencies may not be there yet.
  const { extract } = await import("tar");
  await extract({
    file,
    cwd: folder,
    strip: 1,
    filter: (path) => path.split("/").slice(1).join("/") === name,
  });
}

/** @param {unknown} error */
function reason(error) {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "AbortError") return "did not answer in time";
  const { cause } = error;
  return cause instanceof Error ? `can't be reached: ${cause.message}` : error.message;
}
