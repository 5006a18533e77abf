import { expandText } from "@/lib/shell/language/expansion/expand-word";
import { plainOrQuoted } from "@/lib/shell/language/expansion/quote-text";
import type { Process } from "@/lib/shell/language/process/process";
import { encodeText } from "@/lib/shell/language/process/text-bytes";
import { readValue } from "@/lib/shell/language/variables/values";

/** With `set -x`, what a command has become goes to the standard error. */
export async function traceWords(process: Process, words: readonly string[]): Promise<void> {
  if (!process.has("xtrace")) return;
  await traceLine(process, words.map(shown).join(" "));
}

/** `written` is the name with all that stands before the value. */
export async function traceAssignment(process: Process, written: string, value: string) {
  if (!process.has("xtrace")) return;
  await traceLine(process, `${written}=${value === "" ? "" : shown(value)}`);
}

export async function traceLine(process: Process, text: string): Promise<void> {
  if (!process.has("xtrace")) return;
  await writeTrace(process, `${await promptOf(process)}${text}\n`);
}

/** `PS4`, its expansions made, and its first character once for each level. */
async function promptOf(process: Process): Promise<string> {
  const { status, substituted } = process;
  process.options.set("xtrace", false);
  try {
    const text = readValue(process, { name: "PS4", subscript: null }) ?? "";
    const [first = "", ...rest] = await expandText(process, text);
    return first.repeat(process.traceLevel) + rest.join("");
  } finally {
    process.options.set("xtrace", true);
    Object.assign(process, { status, substituted });
  }
}

async function writeTrace(process: Process, text: string): Promise<void> {
  const number = readValue(process, { name: "BASH_XTRACEFD", subscript: null });
  const write = number ? process.descriptors.get(Number(number))?.write : null;
  if (write) await write(encodeText(text));
  else await process.complain(text);
}

const shown = (text: string) =>
  /[\s'"\\$`&|;()<>*?[\]{}!^~#]/.test(text) || text === "" ? plainOrQuoted(text) : text;
