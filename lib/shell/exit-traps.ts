import { type Bash, defineCommand } from "just-bash/browser";
import {
  type FunctionDef,
  type Script,
  type SimpleCommand,
  statementOf,
  visit,
  wordOf,
} from "./script-tree";

/** One shell that runs: that of the script, or a `bash -c` in it. */
interface Frame {
  /** What `trap … EXIT` has asked for. */
  words: string | null;
  /** Its variables where it ends by `exit`. */
  env: Record<string, string> | null;
}

type RunScript = (
  script: string,
  env: Record<string, string>,
) => Promise<{ stdout: string; stderr: string }>;

interface Ended {
  exitCode: number;
  stdout: string;
  stderr: string;
  env?: Record<string, string>;
}

/**
 * `trap … EXIT`, which the simulated bash does not have: the words run once their shell has ended, in a new one with its
 * variables and functions. Other signals never come here.
 */
export function createExitTraps() {
  const frames: Frame[] = [];
  const functions = new Map<string, FunctionDef>();
  let isTrapScript = false;

  const trap = defineCommand("trap", async (args) => {
    const [words = "", ...signals] = args[0] === "--" ? args.slice(1) : args;
    const frame = frames.at(-1);
    const isForExit = [words, ...signals].some((word) => /^(EXIT|0)$/i.test(word));
    if (frame && isForExit) frame.words = signals.length === 0 || words === "-" ? null : words;
    return { stdout: "", stderr: "", exitCode: 0 };
  });
  const leave = defineCommand("__leave", async ([status = "0"], { env }) => {
    const frame = frames.at(-1);
    if (frame) frame.env = Object.fromEntries(env);
    return { stdout: "", stderr: "", exitCode: Number(status) };
  });

  return {
    commands: [trap, leave],
    prepare(script: Script): Script {
      let hasTrap = isTrapScript;
      visit(script, {
        command: (command) => {
          hasTrap ||= nameOf(command) === "trap";
        },
        functionDef: (definition) => functions.set(definition.name, definition),
      });
      if (hasTrap) visit(script, { command: leaveFirst });
      if (!isTrapScript) return script;
      isTrapScript = false;
      const definitions = [...functions.values()].map(statementOf);
      return { ...script, statements: [...definitions, ...script.statements] };
    },
    /** Runs a shell, and after it what its trap says; the exit code is the shell's. */
    async around<E extends Ended>(shell: () => Promise<E>, run: RunScript): Promise<E> {
      const frame: Frame = { words: null, env: null };
      frames.push(frame);
      try {
        const ended = await shell();
        if (frame.words === null) return ended;
        isTrapScript = true;
        const ran = await run(
          `(exit ${ended.exitCode})\n${frame.words}`,
          frame.env ?? ended.env ?? {},
        );
        return { ...ended, stdout: ended.stdout + ran.stdout, stderr: ended.stderr + ran.stderr };
      } finally {
        frames.pop();
      }
    },
  };
}

export type ExitTraps = ReturnType<typeof createExitTraps>;

function nameOf({ name }: SimpleCommand): string {
  const [part] = name?.parts ?? [];
  return part?.type === "Literal" ? part.value : "";
}

/** `exit` forgets the variables: `eval '__leave $?⏎exit'` keeps them first. */
function leaveFirst(command: SimpleCommand): void {
  if (nameOf(command) !== "exit") return;
  const status = command.args.length === 0 ? " $?" : "";
  const first = wordOf({ type: "SingleQuoted", value: `__leave${status}\nexit` });
  command.args = [first, ...command.args];
  command.name = wordOf({ type: "Literal", value: "eval" });
}

/** Prepares what the shell runs, whatever runs it. */
export function attachExitTraps(bash: Bash, traps: ExitTraps): void {
  bash.registerTransformPlugin({
    name: "traps",
    transform: ({ ast }) => ({ ast: traps.prepare(ast) }),
  });
}
