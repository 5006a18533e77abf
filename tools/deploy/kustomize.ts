import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { parseAllDocuments } from "yaml";
import { findByVariable, findOnPath } from "@/tools/setup/executables.mjs";

/** What every object of Kubernetes has; its other fields are its kind's. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
  [field: string]: unknown;
}

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

/** The objects of a text in YAML with one document each. */
function readObjects(text: string): KubeObject[] {
  return parseAllDocuments(text).map((document) => {
    const [error] = document.errors;
    if (error) throw error;
    return document.toJS() as KubeObject;
  });
}
