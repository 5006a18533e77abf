// biome-ignore-all lint/suspicious/noTemplateCurlyInString: an expansion of the shell's.
import { execFile } from "node:child_process";

/** The first line that each real tool says of its version, as the page names it. */
const wanted = [
  ["bash", ["--version"], /version 5\.2/],
  ["sh", ["-c", 'echo "${BASH_VERSION:-dash}"'], /^dash$/],
  ["sed", ["--version"], /\) 4\.9/],
  ["grep", ["--version"], /\) 3\.8/],
  ["date", ["--version"], /\) 9\.1/],
  ["awk", ["-W", "version"], /^mawk 1\.3\.4/],
  ["jq", ["--version"], /^jq-1\.6/],
  ["bc", ["--version"], /^bc 1\.07/],
  ["curl", ["--version"], /^curl 7\.88/],
] as const;

/** The tools that are not there in the version compared with, each with a sentence that says so. */
export async function missingScriptTools(): Promise<Map<string, string>> {
  const found = await Promise.all(
    wanted.map(async ([name, args, version]) => {
      const seen = await firstLine(name, args);
      const fault = `${name} is ${seen || "not there"}`;
      return version.test(seen) ? [] : [[name, fault] as const];
    }),
  );
  return new Map(found.flat());
}

/** Why a script cannot be compared on this machine; null where it can. */
export function whyNotCompared(
  script: string,
  missing: ReadonlyMap<string, string>,
): string | null {
  const words = new Set(["bash", "date", ...script.split(/[^\w-]+/)]);
  return [...missing].find(([name]) => words.has(name))?.[1] ?? null;
}

function firstLine(name: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(name, args, { timeout: 10_000 }, (_error, stdout) => {
      resolve(stdout.split("\n")[0] ?? "");
    });
  });
}
