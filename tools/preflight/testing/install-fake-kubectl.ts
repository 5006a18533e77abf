import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import recorded from "./recorded.json" with { type: "json" };

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
  const lines = [
    "#!/bin/sh",
    ...reviewsOf(all),
    `exec '${process.execPath}' '${program}' "$@"`,
    "",
  ];
  await writeFile(kubectl, lines.join("\n"));
  await chmod(kubectl, 0o755);
  return { PATH: `${folder}:/usr/bin:/bin`, FAKE_KUBECTL: folder };
}

/** Hundreds of access reviews are asked for, each of a process of its own: the shell itself answers what may be asked. */
function reviewsOf({ mayImpersonate, denied }: FakeCluster): string[] {
  if (!mayImpersonate) return [];
  const answer = (allowed: boolean) =>
    `printf %s '${JSON.stringify({ ...recorded.review, status: { allowed } })}'; exit`;
  const refusals = denied.map((right) => {
    const [verb, resource] = right.split(" ");
    const asked = [`"verb":"${verb}"`, `"resource":"${resource}"`];
    const cases = asked.map((part) => `case $asked in *'${part}'*) ;; *) false ;; esac`);
    return `${cases.join(" && ")} && { ${answer(false)}; }`;
  });
  // It is given in one line without an end.
  return [`if [ "$1 $3" = "create --as" ]; then read -r asked`, ...refusals, answer(true), "fi"];
}
