import { plainOrQuoted } from "@/lib/shell/language/expansion/quote-text";
import { refused } from "@/lib/shell/language/faults";
import { nullOutput } from "@/lib/shell/language/process/descriptions";
import type { Process } from "@/lib/shell/language/process/process";
import type { Declared } from "./assign";
import { declarationOf } from "./declaration";
import type { Variable } from "./variables";

interface Shown {
  command: string;
  isLocal: boolean;
  flags: ReadonlySet<string>;
}

/** `declare -p` of some names, or of all variables with the flags that are asked for. */
export async function showVariables(
  process: Process,
  shown: Shown,
  rest: readonly Declared[],
): Promise<number> {
  const { variables } = process;
  const { command, isLocal, flags } = shown;
  if (rest.length > 0) return showNamed(process, command, rest);
  const isPlain = command === "local" || (flags.size === 0 && /^(declare|typeset)$/.test(command));
  const names = isLocal && command === "local" ? variables.localNames() : variables.names();
  for (const name of names) {
    const variable = variables.own(name);
    if (!variable || !hasFlags(variable, flags)) continue;
    const { value } = variable;
    const line =
      isPlain && value.kind === "scalar"
        ? `${name}=${value.text ? plainOrQuoted(value.text) : ""}`
        : declarationOf(name, variable);
    await process.print(`${line}\n`);
  }
  return 0;
}

const hasFlags = ({ isExported, isReadonly, isInteger, value }: Variable, flags: Shown["flags"]) =>
  (!flags.has("x") || isExported) &&
  (!flags.has("r") || isReadonly) &&
  (!flags.has("i") || isInteger) &&
  (!flags.has("a") || value.kind === "indexed") &&
  (!flags.has("A") || value.kind === "associative");

async function showNamed(process: Process, command: string, rest: readonly Declared[]) {
  let status = 0;
  for (const each of rest) {
    const name = each.kind === "text" ? each.text : each.name;
    const variable = process.variables.own(name);
    if (variable) await process.print(`${declarationOf(name, variable)}\n`);
    else status = await process.failed(`${command}: ${name}: not found`);
  }
  return status;
}

interface Wanted {
  set: ReadonlySet<string>;
  clear: ReadonlySet<string>;
}

/** `declare -F` and `export -f`. */
export async function declareFunctions(
  process: Process,
  command: string,
  { set, clear }: Wanted,
  rest: readonly Declared[],
): Promise<number> {
  if (command === "readonly") throw refused("readonly -f");
  const asked = rest.flatMap((each) => (each.kind === "text" ? [each.text] : []));
  const names = asked.length > 0 ? asked : [...process.functions.keys()].sort();
  let status = 0;
  for (const name of names) {
    const found = process.functions.get(name);
    if (!found) {
      status = 1;
      if (command === "export") await process.tell(`export: ${name}: not a function`);
    } else if (command === "export") found.isExported = !clear.has("x");
    else await process.print(functionText(process, name, set.has("F"), asked.length > 0));
  }
  return status;
}

function functionText(process: Process, name: string, isName: boolean, isNamed: boolean): string {
  if (isName) return isNamed ? `${name}\n` : `declare -f ${name}\n`;
  if (process.descriptors.get(1) !== nullOutput) throw refused("the text of a function");
  return "";
}
