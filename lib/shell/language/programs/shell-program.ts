import { runSubshell } from "@/lib/shell/language/commands/run-subshell";
import { CommandFault } from "@/lib/shell/language/faults";
import { newChild } from "@/lib/shell/language/process/new-child";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import { takeOptions } from "./shell-options";

/** `bash` and `sh`: a shell of its own for a text, a file, or what it reads. */
export const shellProgram =
  (program: string): Builtin =>
  async (process, args) => {
    const rest = [...args];
    if (rest[0] === "--version") {
      await process.print("GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\n");
      return 0;
    }
    const child = newChild(process);
    child.name = program;
    child.isSh = program === "sh";
    return runSubshell(child, () => runAsked(child, program, rest));
  };

async function runAsked(child: Process, program: string, rest: string[]): Promise<number> {
  const { isText, isInput } = takeOptions(child, rest);
  if (isText) {
    const [text, name = program, ...others] = rest;
    if (text === undefined) throw new CommandFault("-c: option requires an argument", 2);
    child.name = name;
    child.args = others;
    return child.machine.runText(child, text);
  }
  const file = isInput ? undefined : rest.shift();
  child.args = rest;
  if (file === undefined) return child.machine.runText(child, child.decode(await takeAll(child)));
  child.name = file;
  child.frames.push({ name: "main", line: 0, source: file });
  const text = await readScript(child, file);
  if (text !== null) return child.machine.runText(child, text);
  await child.complain(`${program}: ${file}: No such file or directory\n`);
  return 127;
}

async function takeAll(child: Process): Promise<string> {
  const { input } = child.descriptors;
  const bytes = await input.whole();
  input.take(bytes.length);
  return bytes;
}

async function readScript(child: Process, file: string): Promise<string | null> {
  const path = child.path(file);
  const opened = child.machine.openPaths.get(path)?.source;
  if (opened) return child.decode(await opened.whole());
  return child.machine.fs.readFile(path).catch(() => null);
}
