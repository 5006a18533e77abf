import { findCommand } from "@/lib/shell/language/commands/find-command";
import { runExternal } from "@/lib/shell/language/commands/run-external";
import { runSubshell } from "@/lib/shell/language/commands/run-subshell";
import { newChild } from "@/lib/shell/language/process/new-child";
import type { Process } from "@/lib/shell/language/process/process";

/** Builtins that are programs too. */
const programs = new Set("echo printf test [ true false pwd kill".split(" "));

type Word = (name: string, fault: string) => string;

export const failedToRun: Word = (name, fault) => `failed to run command ‘${name}’: ${fault}`;

/** Runs the words after `nice`, `timeout` and the like, which know programs alone and word their absence themselves. */
export async function runProgram(
  child: Process,
  words: readonly string[],
  say: (fault: string) => string,
): Promise<number> {
  const [name = ""] = words;
  if (programs.has(name)) return child.machine.call(child, words, { skipFunctions: true });
  const found = await findCommand(child, name, "/bin:/usr/bin");
  if (found.kind !== "missing") return runExternal(child, found, words);
  await child.complain(`${say(faultOf(found))}\n`);
  return found.status;
}

function faultOf({ message, status }: { message: string; status: number }): string {
  if (message.includes("is not in this shell")) return message;
  return status === 126 ? "Permission denied" : "No such file or directory";
}

/** The same in a child of its own. */
export const runInChild = (
  process: Process,
  words: readonly string[],
  say: (fault: string) => string,
) => {
  const child = newChild(process);
  return runSubshell(child, () => runProgram(child, words, say));
};
