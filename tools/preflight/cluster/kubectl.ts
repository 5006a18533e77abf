import { execFile } from "node:child_process";
import { findOnPath } from "@/tools/setup/executables.mjs";

export interface KubectlAnswer {
  isOk: boolean;
  /** Of the object that was asked for; null where it is none. */
  json: unknown;
  /** What it said on its standard error, in a line. */
  said: string;
}

/** Asks the cluster by the operator's own kubeconfig. */
export type Kubectl = (args: readonly string[], input?: object) => Promise<KubectlAnswer>;

const timeoutMs = 60_000;

/** `kubectl`, or `oc` where there is no other; null where there is none. */
export function findKubectl(): { name: string; kubectl: Kubectl } | null {
  const program = findOnPath(["kubectl", "oc"]);
  if (program === null) return null;
  const kubectl: Kubectl = (args, input) =>
    new Promise((resolve) => {
      // It tells of what it has deleted by name alone.
      const form = args[0] === "delete" ? "name" : "json";
      const given = [...args, "-o", form, "--request-timeout=30s"];
      const child = execFile(
        program,
        given,
        { timeout: timeoutMs, maxBuffer: 16e6 },
        (error, stdout, stderr) =>
          resolve({ isOk: error === null, json: readJson(stdout), said: lineOf(stderr) }),
      );
      // It may end before it has read what it does not want.
      child.stdin?.on("error", () => {});
      child.stdin?.end(input && JSON.stringify(input));
    });
  return { name: program, kubectl };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const lineOf = (text: string) =>
  text
    .trim()
    .replace(/\s*\n\s*/g, " ")
    .slice(0, 300);
