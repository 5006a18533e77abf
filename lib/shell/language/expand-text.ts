import type { Word } from "@/lib/shell/script-tree";
import type { Process } from "./process";

/** Where there are none of these, a text stands for itself. */
const isExpanding = /[$`"'\\]/;

const words = new Map<string, Word>();

/** A text within an expansion or arithmetic, as the word that it makes where double quotes stand around it. */
export async function textWord(process: Process, text: string): Promise<Word | null> {
  if (!isExpanding.test(text)) return null;
  const known = words.get(text);
  if (known) return known;
  const script = await process.machine.parse(`: "${withoutQuotes(text)}"`);
  const command = script.statements[0]?.pipelines[0]?.commands[0];
  const word = command?.type === "SimpleCommand" ? command.args[0] : undefined;
  if (!word) return null;
  if (words.size > 1000) words.clear();
  words.set(text, word);
  return word;
}

/** Quotes are taken away, where no command stands within that has quotes of its own. */
function withoutQuotes(text: string): string {
  if (/\$\(|`/.test(text)) return text;
  return text.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"/gs, (_, single?: string, double?: string) =>
    single === undefined ? (double ?? "") : single.replace(/[\\$`"]/g, "\\$&"),
  );
}
