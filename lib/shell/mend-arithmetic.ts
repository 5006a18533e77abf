/**
 * `(( $(echo "1 > 0" | bc) ))`: the simulated bash takes the quotes out of what stands in double parentheses, so
 * that a command in it would write to a file named 0. Each gets its words back as they were written.
 */
export function mendArithmetic(node: unknown): void {
  if (Array.isArray(node)) for (const each of node) mendArithmetic(each);
  if (typeof node !== "object" || node === null || Array.isArray(node)) return;
  for (const each of Object.values(node)) mendArithmetic(each);
  if (!("originalText" in node) || typeof node.originalText !== "string") return;
  const written = substitutionsIn(node.originalText);
  const parsed = commandsIn(node);
  if (written.length !== parsed.length) return;
  for (const [at, command] of parsed.entries()) command.command = written[at] ?? command.command;
}

interface Substitution {
  type: "ArithCommandSubst";
  command: string;
}

function commandsIn(node: unknown): Substitution[] {
  if (typeof node !== "object" || node === null) return [];
  if (isSubstitution(node)) return [node];
  return Object.values(node).flatMap(commandsIn);
}

const isSubstitution = (node: object): node is Substitution =>
  "type" in node && node.type === "ArithCommandSubst" && "command" in node;

/** What stands in each `$(…)` of a text, but not in one that lies in another. */
function substitutionsIn(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf("$("); at >= 0; at = text.indexOf("$(", at)) {
    const end = endOf(text, at + 2);
    if (text.charAt(at + 2) !== "(") found.push(text.slice(at + 2, end));
    at = text.charAt(at + 2) === "(" ? at + 3 : end;
  }
  return found;
}

/** Where the parenthesis closes that has been opened before `from`; quotes hide others. */
function endOf(text: string, from: number): number {
  let depth = 1;
  const words = /'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[()]/gs;
  words.lastIndex = from;
  for (let word = words.exec(text); word !== null; word = words.exec(text)) {
    if (word[0] === "(") depth++;
    if (word[0] === ")" && --depth === 0) return word.index;
  }
  return text.length;
}
