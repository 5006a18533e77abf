import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What the fake cluster does; by default all that is asked of it. */
export interface FakeCluster {
  mayImpersonate: boolean;
  /** Rights that nobody has, such as `delete pods`. */
  denied: string[];
  quotas: object[];
  limitRanges: object[];
  /** Why every Job is refused. */
  refusesJobs: string | null;
  /** Why no container starts. */
  waiting: { reason: string; message: string } | null;
  noNamespace: string | null;
  /** No Job is ever said to have ended. */
  neverEnds: boolean;
}

const program = join(import.meta.dirname, "fake-kubectl.mjs");

/** Puts a `kubectl` into the folder; gives what a process needs in its environment to find no other. */
export async function installFakeKubectl(
  folder: string,
  behaviour: Partial<FakeCluster> = {},
): Promise<{ PATH: string; FAKE_KUBECTL: string }> {
  const all: FakeCluster = {
    ...{ mayImpersonate: true, denied: [], quotas: [], limitRanges: [] },
    ...{ refusesJobs: null, waiting: null, noNamespace: null, neverEnds: false },
    ...behaviour,
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "behaviour.json"), JSON.stringify(all));
  const kubectl = join(folder, "kubectl");
  await writeFile(kubectl, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  await chmod(kubectl, 0o755);
  return { PATH: `${folder}:/usr/bin:/bin`, FAKE_KUBECTL: folder };
}
