import type { Builtin, Process, RegisteredCommand } from "@/lib/shell/language/process/process";
import { programsElsewhere } from "@/lib/shell/language/programs/programs-elsewhere";
import { readValue } from "@/lib/shell/language/variables/values";

export type FoundCommand =
  | { kind: "program"; path: string; run: Builtin }
  | { kind: "command"; path: string; command: RegisteredCommand }
  | { kind: "script"; path: string }
  | { kind: "missing"; message: string; status: number };

const folders = /^\/(usr\/(local\/)?)?s?bin\/([^/]+)$/;

/** What a command's name leads to, but for functions and builtins; without a `PATH` in the fallback. */
export async function findCommand(
  process: Process,
  name: string,
  fallback = "",
): Promise<FoundCommand> {
  if (name.includes("/")) return findPath(process, name);
  const path = readValue(process, { name: "PATH", subscript: null }) ?? fallback;
  for (const folder of name === "" ? [] : path.split(":")) {
    const full = process.path(`${folder || "."}/${name}`);
    const found = folders.test(full) ? ofTheMachine(process, name, full) : null;
    if (found) return found;
    const stat = await process.machine.fs.stat(full).catch(() => null);
    if (stat?.isFile && stat.mode & 0o111) return { kind: "script", path: full };
  }
  const isKnown = programsElsewhere.has(name);
  return missing(isKnown ? notHere(name) : `${name}: command not found`, 127);
}

async function findPath(process: Process, name: string): Promise<FoundCommand> {
  const path = process.path(name);
  const known = folders.exec(path)?.[3];
  const found = known === undefined ? null : ofTheMachine(process, known, path);
  if (found) return found;
  if (known !== undefined && programsElsewhere.has(known)) return missing(notHere(name), 127);
  const stat = await process.machine.fs.stat(path).catch(() => null);
  if (!stat) return missing(`${name}: No such file or directory`, 127);
  if (stat.isDirectory) return missing(`${name}: Is a directory`, 126);
  if (!(stat.mode & 0o111)) return missing(`${name}: Permission denied`, 126);
  return { kind: "script", path };
}

/** So that nobody takes a program that other machines have for a slip of the pen. */
const notHere = (name: string) => `${name} is not in this shell, help lists what is`;

const missing = (message: string, status: number): FoundCommand => ({
  kind: "missing",
  message,
  status,
});

function ofTheMachine({ machine }: Process, name: string, path: string): FoundCommand | null {
  const run = machine.programs.get(name);
  if (run) return { kind: "program", path, run };
  const command = machine.commands.get(name);
  return command ? { kind: "command", path, command } : null;
}
