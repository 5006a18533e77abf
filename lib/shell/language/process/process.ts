import type { ExecResult, IFileSystem, ResolvedCommandContext } from "just-bash/browser";
import type {
  FunctionDef,
  ProcessSubstitution,
  Script,
  Statement,
} from "@/lib/shell/language/syntax/tree";
import { freshSeed, RandomNumbers } from "@/lib/shell/language/variables/random";
import { Variables } from "@/lib/shell/language/variables/variables";
import type { Budget } from "./budget";
import { type Description, Descriptors } from "./descriptions";
import type { Locks } from "./locks";
import { decodeText, encodeText } from "./text-bytes";

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
  locks: Locks;
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

/** A place in a script that has called the one that runs. */
export interface Frame {
  name: string;
  /** The line of the call. */
  line: number;
  source: string;
}

export interface ShellFunction {
  definition: FunctionDef;
  isExported: boolean;
}

export interface Job {
  number: number;
  pid: number;
  text: string;
  /** Null while it runs. */
  status: number | null;
  /** Never rejects. */
  ended: Promise<number>;
}

const defaultOptions = [
  ["braceexpand", true],
  ["hashall", true],
  ["interactive-comments", true],
] as const;

/** One shell: that of the script, or one that it has begun. */
export class Process {
  variables = new Variables();
  functions = new Map<string, ShellFunction>();
  options = new Map<string, boolean>(defaultOptions);
  shopt = new Map<string, boolean>();
  aliases = new Map<string, string>();
  traps = new Map<string, string>();
  /** What a subshell lists until it sets one of its own: the traps of its parent. */
  listedTraps: ReadonlyMap<string, string> | null = null;
  descriptors = new Descriptors();
  jobs: Job[] = [];
  /** Of jobs that a `wait` has told of: their status can be asked for once more, by the number alone. */
  reported = new Map<number, number>();
  directories: string[] = [];
  frames: Frame[] = [];
  name = "bash";
  /** It is `sh`, which on Debian and Ubuntu is dash: without what only bash has, and with an `echo` of its own. */
  isSh = false;
  args: string[] = [];
  cwd = "/";
  umask = 0o022;
  status = 0;
  pipeStatus: number[] = [];
  lastJob: number | null = null;
  lastArgument = "bash";
  line = 1;
  /** Traps ask what runs, so that it is written down. */
  isWatched = false;
  command = "";
  loops = 0;
  sourced = 0;
  /** Above 0 where a failure ends nothing: in conditions and lists. */
  tolerant = 0;
  /** What a pending signal asks for, once a command has ended. */
  readonly pending: string[] = [];
  readonly runningTraps = new Set<string>();
  private readonly sleepers = new Set<() => void>();
  secondsFromMs: number;
  /** Those of `$RANDOM`; a subshell begins with its own. */
  random = new RandomNumbers(freshSeed());
  /** Paths of process substitutions whose command still runs. */
  readonly opened: string[] = [];
  /** So many shells stand above it. */
  depth = 0;
  /** `BASH_SUBSHELL`: so many of those are of the same script. */
  subshellLevel = 0;
  /** The status of the newest substitution in the words of a command. */
  substituted: number | null = null;
  /** What process substitutions end with, for a `wait` by their number. */
  readonly substitutions = new Map<number, Promise<number>>();
  /** What `local -` keeps of the options of the shell, until its function returns. */
  keptOptions: Map<string, boolean> | null = null;
  /** So often `set -x` writes the first character of its prompt. */
  traceLevel = 1;
  /** Where `getopts` goes on. */
  option = { index: 1, at: 1 };
  killedBy: number | null = null;
  readonly end = new AbortController();

  constructor(
    readonly machine: Machine,
    readonly pid: number,
    /** `$$`, which a subshell shares with its parent. */
    readonly shellPid: number,
    readonly parentPid: number,
  ) {
    this.secondsFromMs = machine.startedMs;
    machine.processes.set(pid, this);
  }

  /** A subshell, whose changes stay its own. */
  fork(): Process {
    const child = new Process(this.machine, this.machine.nextPid(), this.shellPid, this.pid);
    child.variables = this.variables.fork();
    child.functions = new Map(this.functions);
    child.options = new Map(this.options);
    child.shopt = new Map(this.shopt);
    child.aliases = new Map(this.aliases);
    child.traps = inherited(this.traps, this.options);
    child.listedTraps = this.listedTraps ?? new Map(this.traps);
    child.descriptors = this.descriptors.fork();
    child.directories = [...this.directories];
    child.frames = [...this.frames];
    child.args = [...this.args];
    const { name, cwd, umask, status, lastJob, lastArgument, line, secondsFromMs, command } = this;
    const { tolerant, loops, pipeStatus, sourced, traceLevel } = this;
    Object.assign(child, { name, cwd, umask, status, lastJob, lastArgument, line, secondsFromMs });
    Object.assign(child, { command, tolerant, loops, pipeStatus, sourced, traceLevel });
    child.depth = this.depth + 1;
    child.subshellLevel = this.subshellLevel + 1;
    child.isWatched = this.isWatched;
    child.isSh = this.isSh;
    this.machine.budget.depth(child.depth);
    this.machine.budget.processes(this.machine.processes.size, this.frames.length);
    return child;
  }

  has(option: string): boolean {
    return this.options.get(option) ?? false;
  }

  hasShopt(option: string): boolean {
    return this.shopt.get(option) ?? option === "globskipdots";
  }

  get isInFunction(): boolean {
    return this.variables.isInFunction;
  }

  async print(text: string): Promise<void> {
    if (text !== "") await this.descriptors.write(1, encodeText(text));
  }

  async complain(text: string): Promise<void> {
    const error = this.descriptors.get(2);
    if (error?.write) await error.write(encodeText(text));
  }

  /** A fault as bash tells it, with its place in the script. */
  async tell(message: string): Promise<void> {
    await this.complain(`${this.name}: line ${this.line}: ${message}\n`);
  }

  async failed(message: string, status = 1): Promise<number> {
    await this.tell(message);
    return status;
  }

  /** The text of what is read, for a variable. */
  readonly decode = decodeText;

  /** Wakes what waits, as a signal does. */
  wake(): void {
    for (const resolve of this.sleepers) resolve();
    this.sleepers.clear();
  }

  /** Resolves with the promise, or when a signal comes. */
  async interruptible(promise: Promise<unknown>): Promise<void> {
    let resolveSleeper = () => {};
    const woken = new Promise<void>((resolve) => {
      resolveSleeper = resolve;
      this.sleepers.add(resolve);
      this.end.signal.addEventListener("abort", () => resolve(), { once: true });
      this.machine.signal.addEventListener("abort", () => resolve(), { once: true });
    });
    await Promise.race([promise, woken]);
    this.sleepers.delete(resolveSleeper);
  }

  path(file: string): string {
    return this.machine.fs.resolvePath(this.cwd, file);
  }
}

/** Traps are reset in a subshell, but for what is to be ignored and, with their option, ERR and DEBUG. */
function inherited(traps: ReadonlyMap<string, string>, options: ReadonlyMap<string, boolean>) {
  const isKept = ([signal, words]: [string, string]) =>
    words === "" ||
    (signal === "ERR" && options.get("errtrace")) ||
    ((signal === "DEBUG" || signal === "RETURN") && options.get("functrace"));
  return new Map([...traps].filter(isKept));
}
