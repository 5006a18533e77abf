import { ExitEnd, ExpansionFault } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";
import {
  isSpecialParameter,
  specialParameter,
} from "@/lib/shell/language/variables/special-variables";
import {
  isBadSubscript,
  itemsOf,
  type Reference,
  readReference,
  readValue,
} from "@/lib/shell/language/variables/values";

/** What a parameter stands for, before anything is done with it. */
export type Resolved =
  | { kind: "one"; value: string | null; reference: Reference | null }
  | { kind: "list"; items: [string, string][]; isStar: boolean; reference: Reference | null };

/** `expandSubscript` makes the expansions of what stands in brackets. */
export async function resolveParameter(
  process: Process,
  parameter: string,
  expandSubscript: (text: string) => Promise<string>,
): Promise<Resolved> {
  if (parameter === "@" || parameter === "*") {
    const items = process.args.map((text, at): [string, string] => [String(at + 1), text]);
    return { kind: "list", items, isStar: parameter === "*", reference: null };
  }
  if (isSpecialParameter(parameter)) {
    return { kind: "one", value: specialParameter(process, parameter), reference: null };
  }
  const written = readReference(parameter);
  if (!written) throw new ExpansionFault(`\${${parameter}}: bad substitution`);
  const reference = written.subscript === null ? followed(process, written) : written;
  const { name, subscript } = reference;
  if (subscript === "@" || subscript === "*") {
    const items = itemsOf(process, name);
    return { kind: "list", items, isStar: subscript === "*", reference };
  }
  const expanded =
    subscript === null ? reference : { name, subscript: await expandSubscript(subscript) };
  if (isBadSubscript(process, expanded)) {
    await process.tell(`${name}: bad array subscript`);
    // Here bash leaves at once, in a condition too.
    if (process.has("errexit")) throw new ExitEnd(1);
    return { kind: "one", value: null, reference: expanded };
  }
  return { kind: "one", value: readValue(process, expanded), reference: expanded };
}

/** The length of what is before the first item ends a script. */
export async function refuseBadSubscript(
  process: Process,
  parameter: string,
  expandSubscript: (text: string) => Promise<string>,
): Promise<void> {
  const { name, subscript } = readReference(parameter) ?? { name: "", subscript: null };
  if (subscript === null || subscript === "@" || subscript === "*") return;
  const isBad = isBadSubscript(process, { name, subscript: await expandSubscript(subscript) });
  if (isBad) throw new ExpansionFault(`${subscript}]: bad array subscript`);
}

/** A reference may name an item or all of an array. */
function followed(process: Process, written: Reference): Reference {
  return readReference(process.variables.resolve(written.name)) ?? written;
}
