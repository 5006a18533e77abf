import { newVariable } from "@/lib/shell/language/variables/variables";
import { Process } from "./process";

interface Environment {
  env?: Record<string, string>;
  replaceEnv?: boolean;
}

/** A new shell: of its parent it has the files that are open, and what was exported. */
export function newChild(
  parent: Process,
  { env = {}, replaceEnv = false }: Environment = {},
): Process {
  const pid = parent.machine.nextPid();
  const child = new Process(parent.machine, pid, pid, parent.pid);
  child.descriptors = parent.descriptors.fork();
  child.cwd = parent.cwd;
  child.umask = parent.umask;
  child.depth = parent.depth + 1;
  parent.machine.budget.depth(child.depth);
  child.secondsFromMs = parent.machine.nowMs();
  const exported = replaceEnv ? new Map<string, string>() : parent.variables.exported();
  for (const [name, text] of Object.entries(env)) exported.set(name, text);
  setEnvironment(child, exported);
  for (const [name, each] of parent.functions) {
    if (each.isExported) child.functions.set(name, { ...each });
  }
  return child;
}

/** What a shell finds when it begins. */
export function setEnvironment(process: Process, exported: ReadonlyMap<string, string>): void {
  const plain = {
    IFS: " \t\n",
    OPTIND: "1",
    PS4: "+ ",
    BASH_VERSION: "5.2.15(1)-release",
    BASH: "/bin/bash",
  };
  const host = {
    HOSTNAME: "localhost",
    OSTYPE: "linux-gnu",
    MACHTYPE: "x86_64-pc-linux-gnu",
    HOSTTYPE: "x86_64",
  };
  const own = { ...plain, ...host, UID: "1000", EUID: "1000", OPTERR: "1", PATH: "/usr/bin:/bin" };
  for (const [name, text] of Object.entries(own)) {
    process.variables.global(name).value = { kind: "scalar", text };
  }
  for (const [name, text] of exported) {
    if (name === "IFS") continue;
    const variable = newVariable({ kind: "scalar", text });
    variable.isExported = true;
    process.variables.put(name, variable);
  }
  const level = Number(exported.get("SHLVL") ?? 0) + 1;
  for (const [name, text] of [
    ["PWD", process.cwd],
    ["SHLVL", String(level)],
  ] as const) {
    const variable = process.variables.global(name);
    variable.value = { kind: "scalar", text };
    variable.isExported = true;
  }
  for (const name of ["UID", "EUID"]) {
    const variable = process.variables.global(name);
    variable.isReadonly = true;
    variable.isInteger = true;
  }
}
