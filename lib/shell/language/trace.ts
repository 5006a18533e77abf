import type { Process } from "./process";
import { plainOrQuoted } from "./quote-text";
import { readValue } from "./values";

/** With `set -x`, what a command has become goes to the standard error. */
export async function traceWords(process: Process, words: readonly string[]): Promise<void> {
  if (!process.has("xtrace")) return;
  await traceLine(process, words.map(shown).join(" "));
}

export async function traceAssignments(
  process: Process,
  assignments: readonly (readonly [string, string])[],
): Promise<void> {
  if (!process.has("xtrace")) return;
  for (const [name, value] of assignments)
    await traceLine(process, `${name}=${quotedValue(value)}`);
}

export async function traceLine(process: Process, text: string): Promise<void> {
  if (!process.has("xtrace")) return;
  const prompt = readValue(process, { name: "PS4", subscript: null }) ?? "+ ";
  await process.complain(`${prompt}${text}\n`);
}

const quotedValue = (text: string) => (text === "" ? "" : shown(text));

const shown = (text: string) =>
  /[\s'"\\$`&|;()<>*?[\]{}!^~#]/.test(text) || text === "" ? plainOrQuoted(text) : text;
