import {
  createCommandContext,
  type ExecResult,
  type ResolvedCommandContext,
} from "just-bash/browser";
import { toBytes } from "@/lib/shell/curl/bytes";
import type { Written } from "@/lib/shell/curl/written";
import { limits } from "@/lib/shell/explain-limit";
import { CommandFault, LimitReached } from "@/lib/shell/language/faults";
import type { Process, RegisteredCommand } from "@/lib/shell/language/process/process";
import { filesOfProcess } from "@/lib/shell/language/process/process-files";
import { encodeText } from "@/lib/shell/language/process/text-bytes";
import { callChild } from "./call-child";
import type { FoundCommand } from "./find-command";
import { runScriptFile } from "./run-script-file";

/** Runs what is no part of the shell itself. */
export async function runExternal(
  process: Process,
  found: FoundCommand,
  words: readonly string[],
): Promise<number> {
  const [name = "", ...args] = words;
  if (found.kind === "missing") return process.failed(found.message, found.status);
  if (found.kind === "script") return runScriptFile(process, found.path, words);
  if (found.kind === "program") {
    try {
      return await found.run(process, args);
    } catch (error) {
      if (!(error instanceof CommandFault)) throw error;
      await process.complain(`${name}: ${error.message}\n`);
      return error.status;
    }
  }
  return runRegistered(process, found.command, args);
}

/** A command of the library: it gets what it reads when it asks for it, and what it says is written at its end. */
async function runRegistered(
  process: Process,
  command: RegisteredCommand,
  args: string[],
): Promise<number> {
  const input = process.descriptors.input;
  const isPipe = process.descriptors.get(0)?.isPipe ?? false;
  const given = isPipe ? await input.whole() : input.rest;
  let isRead = false;
  const stdin = () => {
    isRead = true;
    return given;
  };
  const context = contextOf(process, command, stdin);
  const ran = await runAbortable(process, () => command.execute(args, context));
  if (ran === null) return 0;
  const consumed = ran.internalStdinConsumed ?? (isRead ? given.length : 0);
  input.take(consumed);
  await writeResult(process, ran);
  if (ran.exitCode === 126 && /exceeded/.test(ran.stderr)) throw new LimitReached(ran.stderr);
  return ran.exitCode;
}

interface OrderedResult extends ExecResult {
  written?: readonly Written[];
}

async function writeResult({ descriptors }: Process, ran: OrderedResult): Promise<void> {
  const say = async (text: string) => {
    const error = descriptors.get(2);
    if (text !== "" && error?.write) await error.write(asBytes(text));
  };
  for (const { stream, text } of ran.written ?? []) {
    await (stream === "stderr" ? say(text) : descriptors.write(1, text));
  }
  if (ran.written) return;
  const isBytes = ran.stdoutKind === "bytes" || ran.stdoutEncoding === "binary";
  if (ran.stdout !== "") {
    await descriptors.write(1, isBytes ? ran.stdout : asBytes(ran.stdout));
  }
  await say(ran.stderr);
}

/** Older commands of the library do not say what they hand on: bytes that are UTF-8 are taken as they are. */
function asBytes(text: string): string {
  const isWide = [...text].some((char) => char > "\u00ff");
  if (isWide || !/[\u0080-\u00ff]/.test(text)) return encodeText(text);
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(toBytes(text));
    return text;
  } catch {
    return encodeText(text);
  }
}

/** The result, or null where the process has been ended meanwhile. */
async function runAbortable(
  process: Process,
  run: () => Promise<ExecResult>,
): Promise<ExecResult | null> {
  let result: ExecResult | null = null;
  const running = run().then(
    (ran) => {
      result = ran;
    },
    (error: unknown) => {
      if (error instanceof LimitReached) throw error;
      if (isLimit(error)) throw new LimitReached(error.message);
      result = { stdout: "", stderr: `${String(error)}\n`, exitCode: 1 };
    },
  );
  while (result === null && !process.end.signal.aborted && !process.machine.signal.aborted) {
    await process.interruptible(running);
  }
  return result;
}

const isLimit = (error: unknown): error is Error =>
  error instanceof Error && /Limit|Aborted/.test(error.constructor.name + error.name);

function contextOf(
  process: Process,
  command: RegisteredCommand,
  stdin: () => string,
): ResolvedCommandContext {
  const { machine, variables, cwd } = process;
  const exported = variables.exported();
  const base = createCommandContext({
    fs: filesOfProcess(process),
    cwd,
    env: exported,
    exportedEnv: Object.fromEntries(exported),
    executionLimits: limits,
    getRegisteredCommands: () => [...machine.commands.keys()],
    signal: AbortSignal.any([process.end.signal, machine.signal]),
    exec: (script, options) => callChild(process, script, options),
    fileDescriptors: new Map(),
    xpgEcho: process.hasShopt("xpg_echo"),
  });
  const context = Object.defineProperty({ ...base }, "stdin", { get: stdin, enumerable: true });
  const original = command.internalOriginalCommand;
  if (!original) return context;
  return Object.defineProperty(context, "origCommand", {
    value: (args: string[]) => original.execute(args, contextOf(process, original, stdin)),
    enumerable: true,
  });
}
