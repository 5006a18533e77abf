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
/** Each is a process of some 50 MB. */
const mostAtOnce = 8;

/** `kubectl`, or `oc` where there is no other; null where there is none. After an interruption it deletes alone. */
export function findKubectl(interruption: AbortSignal): { name: string; kubectl: Kubectl } | null {
  const program = findOnPath(["kubectl", "oc"]);
  if (program === null) return null;
  const inTurn = atMost(mostAtOnce);
  const kubectl: Kubectl = async (args, input) =>
    inTurn(() => {
      if (args[0] !== "delete") interruption.throwIfAborted();
      return run(program, args, input);
    });
  return { name: program, kubectl };
}

function run(program: string, args: readonly string[], input?: object): Promise<KubectlAnswer> {
  return new Promise((resolve) => {
    // It tells of what it has deleted by name alone.
    const form = args[0] === "delete" ? "name" : "json";
    const given = [...args, "-o", form, "--request-timeout=30s"];
    const child = execFile(
      program,
      given,
      { timeout: timeoutMs, maxBuffer: 64e6 },
      (error, stdout, stderr) =>
        resolve({ isOk: error === null, json: readJson(stdout), said: saidBy(stderr, error) }),
    );
    // It may end before it has read what it does not want.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input && JSON.stringify(input));
  });
}

function atMost(most: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function saidBy(stderr: string, error: (Error & { killed?: boolean }) | null): string {
  if (error?.killed) return `no answer within ${timeoutMs / 1000} s`;
  return lineOf(stderr) || (error?.message ?? "");
}

/** It tries several times where it reaches nobody, and logs each; the last line is the one that is meant. */
function lineOf(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const meant = lines.filter((line) => line !== "" && !/^[EWI]\d{4} /.test(line));
  return meant.join(" ").slice(0, 300);
}
