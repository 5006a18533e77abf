import type { ExecResult, IFileSystem, ResolvedCommandContext } from "just-bash/browser";
import type { Budget } from "./budget";
import type { Description } from "./descriptions";
import type { Process } from "./process";
import type { ProcessSubstitution, Script, Statement } from "./syntax/tree";

/** A command of the library or one of ours, as the library keeps it. */
export interface RegisteredCommand {
  name: string;
  internalOriginalCommand?: RegisteredCommand;
  execute(args: string[], context: ResolvedCommandContext): Promise<ExecResult>;
}

export type Builtin = (process: Process, args: readonly string[]) => Promise<number> | number;

/** What all the processes of one run share; what runs is reached through it, so that no part imports its caller. */
export interface Machine {
  fs: IFileSystem;
  commands: ReadonlyMap<string, RegisteredCommand>;
  builtins: ReadonlyMap<string, Builtin>;
  /** Programs that need the shell itself. */
  programs: ReadonlyMap<string, Builtin>;
  budget: Budget;
  nowMs: () => number;
  startedMs: number;
  /** Ends everything that still waits, where a run is over. */
  signal: AbortSignal;
  nextPid: () => number;
  processes: Map<number, Process>;
  /** What a process substitution has opened, by its path. */
  openPaths: Map<string, Description>;
  /** Runs the text of a script whose first line has this number; throws a `SyntaxFault`. */
  runText(process: Process, text: string, line?: number): Promise<number>;
  run(process: Process, statements: readonly Statement[]): Promise<number>;
  /** The output of a substitution, without its last newlines. */
  substitute(process: Process, script: Script): Promise<string>;
  openSubstitution(process: Process, part: ProcessSubstitution): string;
  /** Runs a command by its name, as a script does. */
  call(process: Process, words: readonly string[], how?: CallOptions): Promise<number>;
  /** Jobs that still run. */
  background: Set<Promise<unknown>>;
  /** Ends the run for a fault that no process tells. */
  fail(error: unknown): void;
  /** Tells a fault that ends a process, and gives its status; throws what ends the whole run. */
  explainEnd(process: Process, error: unknown): Promise<number>;
}

export interface CallOptions {
  skipFunctions?: boolean;
  onlyBuiltins?: boolean;
}
