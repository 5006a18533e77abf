import { newChild } from "@/lib/shell/language/process/new-child";
import type { Process } from "@/lib/shell/language/process/process";
import { runSubshell } from "./run-subshell";

/** Runs a file as its first line says, or as bash. */
export async function runScriptFile(
  process: Process,
  path: string,
  [name = path, ...args]: readonly string[],
): Promise<number> {
  const text = await process.machine.fs.readFile(path);
  const [, program, option] =
    /^#!\s*(?:\/usr\/bin\/env\s+(?:-S\s+)?)?(\S+)(?:[ \t]+(\S[^\n]*))?/.exec(text) ?? [];
  const interpreter = program?.replace(/^.*\//, "") ?? "bash";
  if (/^(ba|da)?sh$/.test(interpreter)) {
    const isSh = interpreter !== "bash";
    return runText(process, text, { name, args, isSh, options: option ?? "" });
  }
  const words = [interpreter, ...(option === undefined ? [] : [option]), path, ...args];
  return process.machine.call(process, words, { skipFunctions: true });
}

interface How {
  name: string;
  args: readonly string[];
  isSh: boolean;
  /** Of the shell, as its first line gives them. */
  options?: string;
}

/** Runs a script in a shell of its own. */
async function runText(process: Process, text: string, how: How): Promise<number> {
  const child = newChild(process);
  child.name = how.name;
  child.args = [...how.args];
  child.isSh = how.isSh;
  child.frames.push({ name: "main", line: 0, source: how.name });
  for (const letter of how.options?.replace(/^-/, "") ?? "") {
    if (letter === "e") child.options.set("errexit", true);
    if (letter === "u") child.options.set("nounset", true);
    if (letter === "x") child.options.set("xtrace", true);
  }
  return runSubshell(child, () => child.machine.runText(child, text));
}
