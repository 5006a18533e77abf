import type { Command, Pipeline, Redirection, Script, Statement } from "./script-tree";

/** Files that nobody else writes: what arrives there is for the learner's eyes. */
export const consoleFiles = {
  stdout: "/dev/scrapelab/stdout",
  stderr: "/dev/scrapelab/stderr",
} as const;

/**
 * Leads what a script would print at its end into the console's files, command by command, so that it is
 * seen while the script runs and in its true order. Pipes and substitutions keep what is theirs.
 */
export function showAtOnce(script: Script): Script {
  // `exec >file` is for all that follows, and nothing may come before it.
  if (script.statements.some(({ sourceText = "" }) => /\bexec\b/.test(sourceText))) return script;
  return { ...script, statements: script.statements.map(ofStatement) };
}

function ofStatement(statement: Statement): Statement {
  return { ...statement, pipelines: statement.pipelines.map(ofPipeline) };
}

function ofPipeline(pipeline: Pipeline): Pipeline {
  const last = pipeline.commands.length - 1;
  return {
    ...pipeline,
    commands: pipeline.commands.map((command, at) => {
      if (at === last) return ofCommand(command);
      const isPiped = pipeline.pipeStderr?.[at] ?? false;
      return isPiped || command.type === "FunctionDef" ? command : withFirst(command, [toStderr()]);
    }),
  };
}

/** These act on the shell itself, and a redirection would be the shell's own. */
const ofTheShell = new Set(["exec", "exit", "return", "break", "continue", "set", "trap"]);

function ofCommand(command: Command): Command {
  if (command.type === "FunctionDef") return command;
  if (command.type === "SimpleCommand") {
    const [part] = command.name?.parts ?? [];
    const name = part?.type === "Literal" ? part.value : "";
    if (command.name === null || ofTheShell.has(name)) return command;
    return withFirst(command, [toStdout(), toStderr()]);
  }
  return command.redirections.some(isOutput)
    ? withFirst(command, [toStdout(), toStderr()])
    : ofCompound(command);
}

type Compound = Exclude<Command, { type: "SimpleCommand" | "FunctionDef" }>;

function ofCompound(command: Compound): Compound {
  const each = (body: Statement[]) => body.map(ofStatement);
  switch (command.type) {
    case "If":
      return {
        ...command,
        clauses: command.clauses.map(({ condition, body }) => ({
          condition: each(condition),
          body: each(body),
        })),
        elseBody: command.elseBody && each(command.elseBody),
      };
    case "While":
    case "Until":
      return { ...command, condition: each(command.condition), body: each(command.body) };
    case "For":
    case "CStyleFor":
    case "Subshell":
    case "Group":
      return { ...command, body: each(command.body) };
    case "Case":
      return {
        ...command,
        items: command.items.map((item) => ({ ...item, body: each(item.body) })),
      };
    default:
      return withFirst(command, [toStdout(), toStderr()]);
  }
}

const isOutput = ({ operator }: Redirection) => operator.includes(">");

/** Before its own redirections, which then count. */
function withFirst<C extends { redirections: Redirection[] }>(command: C, first: Redirection[]): C {
  return { ...command, redirections: [...first, ...command.redirections] };
}

const toStdout = () => redirection(1, consoleFiles.stdout);
const toStderr = () => redirection(2, consoleFiles.stderr);

function redirection(fd: number, path: string): Redirection {
  const target = { type: "Word" as const, parts: [{ type: "Literal" as const, value: path }] };
  return { type: "Redirection", fd, operator: ">>", target };
}
