import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findByVariable, findOnPath } from "@/tools/setup/executables.mjs";
import { type KubeObject, readObjects } from "./read-objects";

const timeoutMs = 60_000;
const maxBytes = 64 * 1024 * 1024;

/**
 * What `kubectl apply -k` would send for this folder, in its order. Rejects with kubectl's own words where the folder
 * cannot be built.
 */
export async function kustomize(folder: string): Promise<KubeObject[]> {
  const kubectl = findByVariable("KUBECTL_BIN") ?? findOnPath(["kubectl"]);
  if (!kubectl) throw new Error("There is no kubectl on the PATH, and KUBECTL_BIN names none.");
  const { stdout } = await promisify(execFile)(kubectl, ["kustomize", folder], {
    timeout: timeoutMs,
    maxBuffer: maxBytes,
  });
  return readObjects(stdout);
}
