import type { Bash } from "just-bash/browser";
import type { Print, Stream } from "@/lib/shell/console";
import { toBytes } from "@/lib/shell/curl/bytes";
import { explainEnd } from "@/lib/shell/language/commands/explain-end";
import { runExternal } from "@/lib/shell/language/commands/run-external";
import { runList } from "@/lib/shell/language/commands/run-list";
import { callCommand } from "@/lib/shell/language/commands/run-simple";
import { runSubshell } from "@/lib/shell/language/commands/run-subshell";
import { runText } from "@/lib/shell/language/commands/run-text";
import { openSubstitution, substitute } from "@/lib/shell/language/commands/substitutions";
import { createBudget } from "@/lib/shell/language/process/budget";
import { emptyInput, sinkOutput } from "@/lib/shell/language/process/descriptions";
import { Locks } from "@/lib/shell/language/process/locks";
import { setEnvironment } from "@/lib/shell/language/process/new-child";
import type { Machine, RegisteredCommand } from "@/lib/shell/language/process/process";
import { Process } from "@/lib/shell/language/process/process";
import { env } from "@/lib/shell/language/programs/env-program";
import { flock } from "@/lib/shell/language/programs/flock";
import { prefixPrograms } from "@/lib/shell/language/programs/prefix-programs";
import { simplePrograms } from "@/lib/shell/language/programs/programs";
import { shellProgram } from "@/lib/shell/language/programs/shell-program";
import { headOfPipe, tee, yes } from "@/lib/shell/language/programs/stream-programs";
import { xargs } from "@/lib/shell/language/programs/xargs-program";
import { builtins } from "./builtins/all-builtins";
import { LimitReached } from "./faults";

export interface MainRun {
  exitCode: number;
  /** What the shell says of a limit that has been reached; null for any other end. */
  limit: string | null;
}

export interface MainOptions {
  env: Readonly<Record<string, string>>;
  cwd: string;
  print: Print;
  /** Aborted where there is too much output. */
  signal: AbortSignal;
}

/** Runs scripts with the language of bash, on the files and the commands of the library. */
export function createLanguage(bash: Bash) {
  return {
    run: (script: string, options: MainOptions) => runMain(bash, script, options),
  };
}

async function runMain(
  bash: Bash,
  script: string,
  { env, cwd, print, signal }: MainOptions,
): Promise<MainRun> {
  const over = new AbortController();
  let failed: { error: unknown } | null = null;
  let tellFailed = () => {};
  const failure = new Promise<void>((resolve) => {
    tellFailed = resolve;
  });
  const machine = createMachine(bash, {
    signal: AbortSignal.any([over.signal, signal]),
    fail(error) {
      failed ??= { error };
      tellFailed();
    },
  });
  const process = createMain(machine, { env, cwd, print });
  try {
    const ended = runSubshell(process, () => machine.runText(process, script));
    const all = ended.then(async (exitCode) => {
      while (machine.background.size > 0) await Promise.all(machine.background);
      return exitCode;
    });
    const exitCode = await Promise.race([all, failure.then(() => null)]);
    if (failed !== null) throw (failed as { error: unknown }).error;
    return { exitCode: exitCode ?? 1, limit: null };
  } catch (error) {
    if (error instanceof LimitReached) return { exitCode: 126, limit: error.message };
    throw error;
  } finally {
    over.abort();
  }
}

interface Ends {
  signal: AbortSignal;
  fail: (error: unknown) => void;
}

const firstPid = 1000;

function createMachine(bash: Bash, { signal, fail }: Ends): Machine {
  let lastPid = firstPid - 1;
  const commands = commandsOf(bash);
  const head = commands.get("head");
  return {
    fs: bash.fs,
    commands,
    builtins,
    programs: new Map([
      ...simplePrograms,
      ...prefixPrograms,
      ["env", env],
      ["yes", yes],
      ["tee", tee],
      ["flock", flock],
      ["xargs", xargs],
      ["bash", shellProgram("bash")],
      ["sh", shellProgram("sh")],
      ...(head
        ? ([
            ["head", headOfPipe((process, args) => runRegisteredHead(process, args, head))],
          ] as const)
        : []),
    ]),
    budget: createBudget(Date.now, signal),
    nowMs: Date.now,
    startedMs: Date.now(),
    signal,
    nextPid: () => ++lastPid,
    processes: new Map(),
    openPaths: new Map(),
    locks: new Locks(),
    run: runList,
    runText,
    substitute,
    openSubstitution,
    call: callCommand,
    background: new Set(),
    fail,
    explainEnd,
  };
}

const runRegisteredHead = (process: Process, args: readonly string[], command: RegisteredCommand) =>
  runExternal(process, { kind: "command", path: "/usr/bin/head", command }, ["head", ...args]);

function createMain(
  machine: Machine,
  { env, cwd, print }: Pick<MainOptions, "env" | "cwd" | "print">,
): Process {
  const pid = machine.nextPid();
  const process = new Process(machine, pid, pid, 1);
  process.cwd = cwd;
  setEnvironment(process, new Map(Object.entries(env)));
  process.descriptors.set(0, emptyInput());
  process.descriptors.set(1, consoleOutput("stdout", print));
  process.descriptors.set(2, consoleOutput("stderr", print));
  return process;
}

/** What arrives there is for the learner's eyes. */
function consoleOutput(stream: Stream, print: Print) {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return sinkOutput((bytes) => {
    const text = decoder.decode(toBytes(bytes), { stream: true });
    if (text !== "") print(stream, text);
  });
}

/** The library keeps its commands, and ours before them, in a table that its types do not show. */
function commandsOf(bash: Bash): ReadonlyMap<string, RegisteredCommand> {
  const { commands } = bash as unknown as { commands: ReadonlyMap<string, RegisteredCommand> };
  if (!(commands instanceof Map)) throw new Error("just-bash keeps its commands elsewhere");
  return commands;
}
