import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BashRun, spawnBash } from "./spawn-bash";

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
