import { execFile } from "node:child_process";
import { realpath } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";

/** The real programs in the versions that ours follow; for one that is missing, a sentence that says so. */
export interface RealTools {
  curl: RealTool;
  kubectl: RealTool;
}

export type RealTool = { path: string; version: string } | { missing: string };

export async function findRealTools(): Promise<RealTools> {
  const [curl, kubectl] = await Promise.all([findCurl(), findKubectl()]);
  return { curl, kubectl };
}

async function findCurl(): Promise<RealTool> {
  const seen = await firstLine("curl", ["--version"]);
  const version = /^curl (\S+)/.exec(seen)?.[1];
  return version?.startsWith("7.88.")
    ? { path: "curl", version }
    : { missing: `needs curl 7.88, found ${version ?? "none"}` };
}

/** Google's package installs a dispatcher that words some errors in its own way; the real one lies beside it. */
async function findKubectl(): Promise<RealTool> {
  const onPath = (process.env.PATH ?? "").split(delimiter).map((dir) => join(dir, "kubectl"));
  const found: string[] = [];
  for (const path of onPath) {
    const real = await realpath(path).catch(() => null);
    if (real) found.push(join(dirname(real), "kubectl.1.32"), real);
  }
  let last = "none";
  for (const path of new Set(found)) {
    const seen = await firstLine(path, ["version", "--client"]);
    const version = /^Client Version: v(\S+)/.exec(seen)?.[1];
    if (version && /^1\.32\.\d+$/.test(version)) return { path, version };
    last = version ?? last;
  }
  return { missing: `needs kubectl 1.32, found ${last}` };
}

function firstLine(path: string, args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(path, args, { timeout: 10_000 }, (error, stdout) => {
      resolve(error ? "" : (stdout.split("\n")[0] ?? ""));
    });
  });
}
