import { readAssignment } from "./assignments";
import type { Cursor } from "./cursor";
import { readRedirection } from "./redirections";
import type { Assignment, SimpleCommand, Word } from "./tree";
import { isMeta, readWord } from "./words";

/** Their arguments may be assignments, of arrays too. */
const declaringNames = new Set(["declare", "typeset", "local", "export", "readonly"]);

export function readSimpleCommand(cursor: Cursor): SimpleCommand {
  const command: SimpleCommand = {
    type: "SimpleCommand",
    line: cursor.line,
    assignments: [],
    words: [],
    redirections: [],
  };
  for (;;) {
    cursor.skipBlanks();
    const redirection = readRedirection(cursor);
    if (redirection) command.redirections.push(redirection);
    else if (cursor.isAtEnd || isMeta(cursor) || cursor.char === "#") break;
    else readNext(cursor, command);
    // Its line is where its second word ends, as bash counts.
    if (lengthOf(command) <= 2) command.line = cursor.line;
  }
  if (lengthOf(command) === 0) throw cursor.unexpected();
  return command;
}

const lengthOf = ({ assignments, words, redirections }: SimpleCommand) =>
  assignments.length + words.length + redirections.length;

function readNext(cursor: Cursor, { assignments, words }: SimpleCommand): void {
  const [name] = words;
  const isDeclaring = name !== undefined && declaringNames.has(name.source);
  const assignment = name === undefined ? readAssignment(cursor) : null;
  if (assignment) assignments.push(assignment);
  else
    words.push(
      (isDeclaring ? readDeclared(cursor) : null) ?? readWord(cursor, { hasBraces: true }),
    );
}

/** An assignment among the arguments; null where the argument is a plain word. */
function readDeclared(cursor: Cursor): Word | null {
  const assignment = readAssignment(cursor);
  if (!assignment) return null;
  const { name, isAppended, value, source } = assignment;
  if (Array.isArray(value)) return { parts: [{ type: "ArrayAssignment", assignment }], source };
  const written: Assignment["name"] = `${name}${isAppended ? "+" : ""}=`;
  return { parts: [{ type: "Literal", value: written }, ...value.parts], source };
}
