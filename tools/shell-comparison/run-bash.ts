import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface BashRun {
  stdout: string;
  stderr: string;
  exitCode: number;
}

interface BashSetting {
  /** Of the working directory, by name, one character a byte. */
  files: Readonly<Record<string, string>>;
  /** Of the home directory, by name. */
  homeFiles: Readonly<Record<string, string>>;
  env: Readonly<Record<string, string>>;
}

/** Runs a script in a real bash, in an empty directory and with a home of its own. */
export async function runBash(
  script: string,
  { files, homeFiles, env }: BashSetting,
): Promise<BashRun> {
  const dir = await mkdtemp(join(tmpdir(), "scrapelab-shell-comparison-"));
  const [cwd, home] = [join(dir, "work"), join(dir, "home")];
  try {
    await Promise.all([mkdir(cwd), mkdir(home)]);
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(cwd, name), text, "latin1");
    }
    for (const [name, text] of Object.entries(homeFiles)) await writeFile(join(home, name), text);
    const PATH = process.env.PATH ?? "/usr/bin:/bin";
    return await spawnBash(script, { cwd, env: { PATH, HOME: home, LANG: "C.UTF-8", ...env } });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Runs a script in a real bash, in a directory and with variables of the caller's. */
export function spawnBash(script: string, options: { cwd: string; env: Record<string, string> }) {
  return new Promise<BashRun>((resolve, reject) => {
    const child = spawn("/bin/bash", ["-c", script], {
      cwd: options.cwd,
      env: { ...options.env, NODE_ENV: "test" },
      stdio: ["ignore", "pipe", "pipe"],
      // Only a script that hangs takes so long, on a busy machine too.
      timeout: 100_000,
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ stdout, stderr, exitCode: code ?? -1 }));
  });
}
