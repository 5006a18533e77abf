import { CommandFault, EndingFault, ExitEnd, LineEnd } from "@/lib/shell/language/faults";
import { createPipe } from "@/lib/shell/language/process/descriptions";
import { startJob } from "@/lib/shell/language/process/jobs";
import type { Process } from "@/lib/shell/language/process/process";
import { deliverSignals, runTrap } from "@/lib/shell/language/process/traps";
import { commandText } from "@/lib/shell/language/syntax/command-text";
import type { Command, Pipeline, Statement } from "@/lib/shell/language/syntax/tree";
import { runCompound } from "./run-compound";
import { runSimple } from "./run-simple";
import { runSubshell } from "./run-subshell";
import { closeSubstitutions } from "./substitutions";
import { tellTime } from "./tell-time";

/** Runs statements one after the other; the status is that of the last. */
export async function runList(process: Process, statements: readonly Statement[]): Promise<number> {
  for (const statement of statements) {
    if (process.has("noexec")) return process.status;
    if (statement.isBackground) {
      await startJob(process, statement, (child) => runJob(child, statement));
      process.status = 0;
    } else await runAndOr(process, statement);
  }
  return process.status;
}

/** `( … ) &` is one process. */
async function runJob(child: Process, statement: Statement): Promise<number> {
  const [pipeline] = statement.pipelines;
  const [command] = pipeline?.commands ?? [];
  const isOne = statement.pipelines.length === 1 && pipeline?.commands.length === 1;
  if (isOne && !pipeline.isNegated && command?.type === "Subshell") {
    return runCommand(child, { ...command, type: "Group" });
  }
  return runAndOr(child, statement);
}

/** Pipelines with `&&` and `||` between them: only what the last says counts for `set -e`. */
async function runAndOr(process: Process, { pipelines, operators }: Statement): Promise<number> {
  for (const [at, pipeline] of pipelines.entries()) {
    const operator = operators[at - 1];
    if (operator === "&&" && process.status !== 0) continue;
    if (operator === "||" && process.status === 0) continue;
    const isLast = at === pipelines.length - 1;
    if (!isLast) process.tolerant++;
    try {
      await runPipeline(process, pipeline);
    } finally {
      if (!isLast) process.tolerant--;
    }
    if (isLast) await afterPipeline(process, pipeline);
  }
  return process.status;
}

/** Their failure is that of a command within, which has been heeded there. */
const passingOn = new Set(["If", "For", "CountingFor", "While", "Case", "Group", "FunctionDef"]);

async function afterPipeline(process: Process, { commands, isNegated }: Pipeline): Promise<void> {
  const isOne = commands.length === 1 && passingOn.has(commands[0]?.type ?? "");
  if (process.status === 0 || isNegated || isOne || process.tolerant > 0) return;
  await runTrap(process, "ERR");
  if (process.has("errexit")) throw new ExitEnd(process.status);
}

async function runPipeline(process: Process, pipeline: Pipeline): Promise<number> {
  const { commands, isNegated, timed } = pipeline;
  const beganMs = process.machine.nowMs();
  const [only] = commands;
  if (isNegated) process.tolerant++;
  try {
    if (commands.length === 1 && only) {
      process.status = await runCommand(process, only);
      if (only.type === "SimpleCommand" || !passingOn.has(only.type)) {
        process.pipeStatus = [process.status];
      }
    } else await runPiped(process, pipeline);
  } finally {
    if (isNegated) process.tolerant--;
  }
  if (isNegated) process.status = process.status === 0 ? 1 : 0;
  if (timed) await tellTime(process, beganMs, timed === "posix");
  return process.status;
}

async function runPiped(process: Process, { commands, takesErrors }: Pipeline): Promise<void> {
  const { budget } = process.machine;
  const children = commands.map(() => process.fork());
  for (let at = 0; at < commands.length - 1; at++) {
    const { reader, writer } = createPipe(budget);
    children[at]?.descriptors.set(1, writer);
    if (takesErrors[at + 1]) children[at]?.descriptors.set(2, writer);
    children[at + 1]?.descriptors.set(0, reader);
    writer.release();
    reader.release();
  }
  const lastAt = commands.length - 1;
  const statuses = await Promise.all(
    commands.map((command, at) => {
      const child = children[at];
      if (!child) return 0;
      if (at === lastAt && process.hasShopt("lastpipe")) return runLast(process, child, command);
      return runSubshell(child, () => runCommand(child, command));
    }),
  );
  process.pipeStatus = statuses;
  const failed = statuses.findLast((status) => status !== 0) ?? 0;
  process.status = process.has("pipefail") ? failed : (statuses.at(-1) ?? 0);
}

/** With `shopt -s lastpipe`, the last command of a pipe runs in the shell itself. */
async function runLast(process: Process, child: Process, command: Command): Promise<number> {
  const input = child.descriptors.get(0);
  const before = process.descriptors.get(0);
  before?.retain();
  if (input) process.descriptors.set(0, input);
  child.descriptors.closeAll();
  process.machine.processes.delete(child.pid);
  try {
    return await runCommand(process, command);
  } finally {
    if (before) process.descriptors.set(0, before);
    before?.release();
  }
}

/** Runs one command; what ends it alone is told and becomes its status. */
async function runCommand(process: Process, command: Command): Promise<number> {
  const { machine } = process;
  machine.budget.command();
  await deliverSignals(process);
  process.line = command.line;
  if (command.type === "FunctionDef") {
    process.functions.set(command.name, { definition: command, isExported: false });
    return 0;
  }
  if (hasOwnDebug.has(command.type)) await beforeCommand(process, command);
  const opened = process.opened.length;
  try {
    const status =
      command.type === "SimpleCommand"
        ? await runSimple(process, command)
        : await runCompound(process, command);
    process.status = status;
    await deliverSignals(process);
    return process.status;
  } catch (error) {
    if (!(error instanceof CommandFault)) throw error;
    await process.tell(error.message);
    throw endAfter(process, error);
  } finally {
    closeSubstitutions(process, opened);
  }
}

/** A fault of an expansion ends its line; one that a script must not go on after ends the shell. */
function endAfter(process: Process, error: CommandFault): Error {
  const { status } = error;
  const isPlain = process.subshellLevel > 0 || process.has("errexit");
  process.status = isPlain && status === 127 ? 1 : status;
  const isEnd = process.subshellLevel > 0 || status !== 1 || error instanceof EndingFault;
  return isEnd ? new ExitEnd(process.status) : new LineEnd(status);
}

const hasOwnDebug = new Set([
  "SimpleCommand",
  "For",
  "Case",
  "ArithmeticCommand",
  "ConditionalCommand",
]);

async function beforeCommand(process: Process, command: Command): Promise<void> {
  const { traps } = process;
  process.isWatched ||= traps.has("DEBUG") || traps.has("ERR");
  if (process.isWatched && process.runningTraps.size === 0) process.command = commandText(command);
  if (traps.has("DEBUG") && process.runningTraps.size === 0) await runTrap(process, "DEBUG");
}
