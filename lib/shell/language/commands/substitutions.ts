import { createPipe, sinkOutput } from "@/lib/shell/language/process/descriptions";
import type { Process } from "@/lib/shell/language/process/process";
import type { ProcessSubstitution, Script } from "@/lib/shell/language/syntax/tree";
import { redirect } from "./redirect";
import { runSubshell } from "./run-subshell";

/** Runs a command substitution in a subshell, and gives its output without the last newlines. */
export async function substitute(process: Process, script: Script): Promise<string> {
  const { budget } = process.machine;
  const child = process.fork();
  if (!process.hasShopt("inherit_errexit")) child.options.set("errexit", false);
  child.traceLevel++;
  let written = "";
  const output = sinkOutput((bytes) => {
    written += bytes;
    budget.text(written.length);
  });
  child.descriptors.set(1, output);
  const status = await runSubshell(child, () => runBody(child, script, output.write));
  process.status = status;
  process.substituted = status;
  return process.decode(written.replaceAll("\u0000", "").replace(/\n+$/, ""));
}

type Write = ((bytes: string) => Promise<void>) | null;

/** `$(<file)` is the text of the file. */
async function runBody(child: Process, script: Script, write: Write): Promise<number> {
  child.machine.budget.depth(child.depth);
  const [statement] = script.statements;
  const command = statement?.pipelines[0]?.commands[0];
  const isFile =
    script.statements.length === 1 &&
    command?.type === "SimpleCommand" &&
    command.words.length === 0 &&
    command.assignments.length === 0 &&
    command.redirections.length === 1 &&
    command.redirections[0]?.operator === "<";
  if (!isFile) return child.machine.run(child, script.statements);
  const undo = await redirect(child, command.redirections);
  if (typeof undo === "number") return undo;
  await write?.(await child.descriptors.input.whole());
  undo();
  return 0;
}

const firstNumber = 63;

/** Begins a process substitution, and gives the path that leads to it until its command has ended. */
export function openSubstitution(
  process: Process,
  { body, direction }: ProcessSubstitution,
): string {
  const { machine } = process;
  const { reader, writer } = createPipe(machine.budget);
  const isInput = direction === "input";
  const child = process.fork();
  child.tolerant = 0;
  child.descriptors.set(isInput ? 1 : 0, isInput ? writer : reader);
  (isInput ? writer : reader).release();
  const opened = isInput ? reader : writer;
  let number = firstNumber;
  while (machine.openPaths.has(`/dev/fd/${number}`)) number--;
  const path = `/dev/fd/${number}`;
  machine.openPaths.set(path, opened);
  process.opened.push(path);
  const ended = runSubshell(child, () => machine.run(child, body.statements));
  process.substitutions.set(child.pid, ended);
  machine.background.add(ended);
  process.lastJob = child.pid;
  void ended.then(
    () => machine.background.delete(ended),
    (error: unknown) => machine.fail(error),
  );
  return path;
}

/** Closes what has been opened since there were so many. */
export function closeSubstitutions({ machine, opened }: Process, kept: number): void {
  for (const path of opened.splice(kept)) {
    machine.openPaths.get(path)?.release();
    machine.openPaths.delete(path);
  }
}
