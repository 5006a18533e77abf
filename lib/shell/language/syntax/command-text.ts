import type { Command, Redirection, SimpleCommand } from "./tree";

/** A command in the words of `$BASH_COMMAND`. */
export function commandText(command: Command): string {
  switch (command.type) {
    case "SimpleCommand":
      return simpleText(command);
    case "For": {
      const words = command.words?.map(({ source }) => source) ?? ['"$@"'];
      return `for ${command.variable} in ${words.join(" ")}`;
    }
    case "Case":
      return `case ${command.word.source} in `;
    case "ArithmeticCommand":
      return `((${command.text}))`;
    case "ConditionalCommand":
      return command.source;
    default:
      return "";
  }
}

function simpleText({ assignments, words, redirections }: SimpleCommand): string {
  const sources = [...assignments, ...words].map(({ source }) => source);
  return [...sources, ...redirections.map(redirectionText)].join(" ");
}

function redirectionText({ fd, fdVariable, operator, target, isHeredoc }: Redirection): string {
  const place = fdVariable === null ? (fd ?? "") : `{${fdVariable}}`;
  if (isHeredoc) return `${place}${operator}EOF\n${target.source}EOF`;
  if (operator === ">&" || operator === "<&") {
    return `${place === "" ? standard(operator) : place}${operator}${target.source}`;
  }
  return `${place}${operator} ${target.source}`;
}

const standard = (operator: string) => (operator === "<&" ? 0 : 1);
