import type { Command, Script, Statement } from "@/lib/shell/script-tree";

/** The line of a command that is missing where one has to stand, which the parser lets pass; null where none is. */
export function lineOfGap({ statements }: Script): number | null {
  return firstOf(statements, inStatement);
}

function firstOf<T>(items: readonly T[], find: (item: T) => number | null): number | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

function inStatement({ pipelines, deferredError }: Statement): number | null {
  if (deferredError) return null;
  const isList = pipelines.length > 1;
  return firstOf(pipelines, ({ commands }) =>
    firstOf(commands, (command) => inCommand(command, isList || commands.length > 1)),
  );
}

function inCommand(command: Command, isNeeded: boolean): number | null {
  const line = command.line ?? 1;
  switch (command.type) {
    case "SimpleCommand": {
      const { name, assignments, redirections } = command;
      const isNothing = name === null && assignments.length + redirections.length === 0;
      return isNeeded && isNothing ? line : null;
    }
    case "FunctionDef":
      return inCommand(command.body, false);
    case "Group":
    case "Subshell":
      return command.body.length === 0 ? line : firstOf(command.body, inStatement);
    case "If":
      return firstOf(
        [...command.clauses.flatMap(({ condition, body }) => [condition, body]), command.elseBody],
        (body) => (body ? firstOf(body, inStatement) : null),
      );
    case "While":
    case "Until":
      return firstOf([...command.condition, ...command.body], inStatement);
    case "For":
    case "CStyleFor":
      return firstOf(command.body, inStatement);
    case "Case":
      return firstOf(command.items, ({ body }) => firstOf(body, inStatement));
    default:
      return null;
  }
}
